import { expect } from 'vitest'
import { MockAssertionError } from '../../errors/index.ts'
import { showValue } from '../../internal/index.ts'
import {
  formatValue,
  isMock,
  type AsyncMock as AnyAsyncMock,
  type Mock as AnyMock,
} from '../../mocks/index.ts'

declare global {
  // The one interface that both Vitest 4.1 and 5 take matchers from
  namespace Chai {
    interface Assertion {
      /** The promise of some call of an AsyncMock was awaited. */
      toHaveBeenAwaited(): void
      toHaveBeenAwaitedTimes(count: number): void
      /** The last await was of a call with these arguments. */
      toHaveBeenAwaitedWith(...args: unknown[]): void
      /** There was one await, of a call with these arguments. */
      toHaveBeenAwaitedOnceWith(...args: unknown[]): void
      /** Some await was of a call with these arguments. */
      toHaveAnyAwait(...args: unknown[]): void
      /** The mock's `mockCalls` contain these calls: in a row, or with `anyOrder` each somewhere. */
      toHaveCalls(calls: readonly unknown[], options?: { anyOrder?: boolean }): void
    }
  }
}

interface Verdict {
  pass: boolean
  message(): string
  actual?: unknown
  expected?: unknown
}

/** The verdict of an assertion of the mock, in the form of a matcher; `negated` is what `.not` says when it holds. */
function verdictOf(assertion: () => void, negated: () => string): Verdict {
  try {
    assertion()
    return { pass: true, message: negated }
  } catch (error) {
    if (!(error instanceof MockAssertionError)) throw error
    const { message, actual, expected, showDiff } = error
    return { pass: false, message: () => message, ...(showDiff ? { actual, expected } : {}) }
  }
}

/** A mock that counts awaits: an AsyncMock, or another that is async by its spec. */
function asyncMock(received: unknown, matcher: string): AnyAsyncMock {
  if (isMock(received) && 'awaitCount' in received) return received as AnyAsyncMock
  throw new TypeError(`expect(...).${matcher}() takes an AsyncMock, not ${describe(received)}.`)
}

function describe(received: unknown): string {
  return isMock(received) ? formatValue(received) : showValue(received)
}

function times(mock: AnyAsyncMock): string {
  return `Awaited ${mock.awaitCount} times.`
}

function negatedWith(mock: AnyAsyncMock, what: string): string {
  return `Expected '${mock.getMockName()}' to not have been awaited ${what}. ${times(mock)}`
}

/** Adds the matchers of awaits and calls to `expect`. */
export function addMockMatchers(): void {
  expect.extend(matchers)
}

const matchers = {
  toHaveBeenAwaited(received: unknown) {
    const mock = asyncMock(received, 'toHaveBeenAwaited')
    return verdictOf(
      () => mock.assertAwaited(),
      () => `Expected '${mock.getMockName()}' to not have been awaited. ${times(mock)}`,
    )
  },
  toHaveBeenAwaitedTimes(received: unknown, count: number) {
    const mock = asyncMock(received, 'toHaveBeenAwaitedTimes')
    const text = `been awaited ${count} times`
    return {
      pass: mock.awaitCount === count,
      message: () =>
        mock.awaitCount === count
          ? `Expected '${mock.getMockName()}' to not have ${text}.`
          : `Expected '${mock.getMockName()}' to have ${text}. ${times(mock)}`,
    }
  },
  toHaveBeenAwaitedWith(received: unknown, ...args: unknown[]) {
    const mock = asyncMock(received, 'toHaveBeenAwaitedWith')
    return verdictOf(
      () => mock.assertAwaitedWith(...args),
      () => negatedWith(mock, 'last with these arguments'),
    )
  },
  toHaveBeenAwaitedOnceWith(received: unknown, ...args: unknown[]) {
    const mock = asyncMock(received, 'toHaveBeenAwaitedOnceWith')
    return verdictOf(
      () => mock.assertAwaitedOnceWith(...args),
      () => negatedWith(mock, 'once with these arguments'),
    )
  },
  toHaveAnyAwait(received: unknown, ...args: unknown[]) {
    const mock = asyncMock(received, 'toHaveAnyAwait')
    return verdictOf(
      () => mock.assertAnyAwait(...args),
      () => negatedWith(mock, 'with these arguments'),
    )
  },
  toHaveCalls(received: unknown, calls: readonly unknown[], options?: { anyOrder?: boolean }) {
    if (!isMock(received))
      throw new TypeError(
        `expect(...).toHaveCalls() takes a mock of this library, not ${describe(received)}.`,
      )
    const mock = received as AnyMock
    return verdictOf(
      () => mock.assertHasCalls(calls, options),
      () => `Expected the calls of ${describe(received)} to not contain those.`,
    )
  },
}
