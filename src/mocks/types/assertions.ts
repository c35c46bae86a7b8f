import type { ExpectedArguments } from './expected.ts'

/** Options of `assertHasCalls` and `assertHasAwaits`. */
export interface HasCallsOptions {
  /** The calls may be in any order, with others between them. */
  anyOrder?: boolean
}

/**
 * The assertions of every mock. An assertion is named here, with what it takes, and in the table of `mocks/assertions`, with
 * what it does; the compiler compares the two, and all else follows from them.
 */
export interface CallAssertions<A> {
  /** It was called. */
  assertCalled(): void
  /** It was called exactly once. */
  assertCalledOnce(): void
  /** It was never called. */
  assertNotCalled(): void
  /** The last call had these arguments. */
  assertCalledWith(...args: ExpectedArguments<A>): void
  /** It was called exactly once, with these arguments. */
  assertCalledOnceWith(...args: ExpectedArguments<A>): void
  /** Some call had these arguments. */
  assertAnyCall(...args: ExpectedArguments<A>): void
  /** `mockCalls` contains these calls: in a row, or with `anyOrder` each somewhere. */
  assertHasCalls(calls: readonly unknown[], options?: HasCallsOptions): void
}

/** The assertions that an AsyncMock has besides. */
export interface AwaitAssertions<A> {
  /** A call of it was awaited. */
  assertAwaited(): void
  /** Exactly one call of it was awaited. */
  assertAwaitedOnce(): void
  /** No call of it was awaited. */
  assertNotAwaited(): void
  /** The last await was of a call with these arguments. */
  assertAwaitedWith(...args: ExpectedArguments<A>): void
  /** Exactly one call of it was awaited, with these arguments. */
  assertAwaitedOnceWith(...args: ExpectedArguments<A>): void
  /** Some call that was awaited had these arguments. */
  assertAnyAwait(...args: ExpectedArguments<A>): void
  /** `awaitArgsList` contains these calls: in a row, or with `anyOrder` each somewhere. */
  assertHasAwaits(calls: readonly unknown[], options?: HasCallsOptions): void
}
