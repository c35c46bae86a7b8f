import type { CallValue } from '../values/index.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- any function at all
type AnyFunction = (...args: any[]) => any

/** A matcher of Vitest's kind, or of sinon's. */
type Matcher =
  | { asymmetricMatch(value: unknown): boolean }
  | { test(value: unknown): boolean; message?: string }

type Expected<Args extends readonly unknown[]> = { [Index in keyof Args]: Args[Index] | Matcher }

/** What `inspectSpy` gives: the state and the assertions of a mock, typed by the spy's function. */
export interface InspectedSpy<F extends AnyFunction> {
  readonly called: boolean
  readonly callCount: number
  readonly callArgs: CallValue | null
  readonly callArgsList: CallValue[]
  readonly mockCalls: CallValue[]
  readonly methodCalls: CallValue[]
  assertCalled(): void
  assertCalledOnce(): void
  assertNotCalled(): void
  assertCalledWith(...args: Expected<Parameters<F>>): void
  assertCalledOnceWith(...args: Expected<Parameters<F>>): void
  assertAnyCall(...args: Expected<Parameters<F>>): void
  assertHasCalls(calls: readonly unknown[], options?: { anyOrder?: boolean }): void
}
