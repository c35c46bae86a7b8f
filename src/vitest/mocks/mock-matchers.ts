import { expect } from 'vitest'
import { MockAssertionError } from '../../errors/index.ts'
import { showValue, times } from '../../internal/index.ts'
import {
  formatValue,
  isMock,
  type AsyncMock,
  type AwaitAssertions,
  type CallAssertions,
  type HasCallsOptions,
  type Mock,
} from '../../mocks/index.ts'

/** What this library adds to `expect`. */
interface MockMatchers {
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
  toHaveCalls(calls: readonly unknown[], options?: HasCallsOptions): void
}

declare global {
  // The one interface that both Vitest 4.1 and 5 take matchers from
  namespace Chai {
    interface Assertion extends MockMatchers {}
  }
}

type AwaitAssertion = keyof AwaitAssertions<unknown[]>

/** A matcher that asks an assertion of awaits; `.not` says that the mock was not awaited, and how. */
interface AwaitMatcher {
  readonly matcher: keyof MockMatchers
  readonly negated: string
}

/**
 * How `expect` says what the assertions of mocks do. A matcher of ours is made of each row that has one; of the others it is
 * told how to say it, mostly with Vitest's own matchers, which take our mocks. An assertion without a row does not compile.
 */
export const expectations = {
  assertCalled: 'toHaveBeenCalled',
  assertCalledOnce: 'toHaveBeenCalledOnce',
  assertNotCalled: 'not.toHaveBeenCalled',
  assertCalledWith: 'toHaveBeenLastCalledWith',
  assertCalledOnceWith: 'toHaveBeenCalledExactlyOnceWith',
  assertAnyCall: 'toHaveBeenCalledWith',
  assertHasCalls: 'toHaveCalls',
  assertAwaited: { matcher: 'toHaveBeenAwaited', negated: '' },
  assertAwaitedOnce: 'toHaveBeenAwaitedTimes',
  assertNotAwaited: 'not.toHaveBeenAwaited',
  assertAwaitedWith: { matcher: 'toHaveBeenAwaitedWith', negated: ' last with these arguments' },
  assertAwaitedOnceWith: { matcher: 'toHaveBeenAwaitedOnceWith', negated: ' once with these arguments' },
  assertAnyAwait: { matcher: 'toHaveAnyAwait', negated: ' with these arguments' },
  assertHasAwaits: 'no matcher: a row of awaits is asked of the mock',
} satisfies Record<keyof CallAssertions<unknown[]>, string> & Record<AwaitAssertion, string | AwaitMatcher>

interface MatcherResult {
  pass: boolean
  message(): string
  actual?: unknown
  expected?: unknown
}

/** What an assertion of the mock says, in the form of a matcher; `negated` is what `.not` says when it holds. */
function resultOfAssertion(assertion: () => void, negated: () => string): MatcherResult {
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
function asyncMock(received: unknown, matcher: string): AsyncMock {
  if (isCountingAwaits(received)) return received
  throw new TypeError(`expect(...).${matcher}() takes an AsyncMock, not ${receivedText(received)}.`)
}

function isOurs(value: unknown): value is Mock {
  return isMock(value)
}

function isCountingAwaits(value: unknown): value is AsyncMock {
  return isMock(value) && 'awaitCount' in value
}

function receivedText(received: unknown): string {
  return isMock(received) ? formatValue(received) : showValue(received)
}

function timesText(mock: AsyncMock): string {
  return `Awaited ${times(mock.awaitCount)}.`
}

type Matchers = Parameters<typeof expect.extend>[0]

function awaitMatcher(assertion: string, { matcher, negated }: AwaitMatcher): Matchers[string] {
  return (received: unknown, ...args: unknown[]): MatcherResult => {
    const mock = asyncMock(received, matcher)
    return resultOfAssertion(
      () => void Reflect.apply(mock[assertion], mock, args),
      () => `Expected '${mock.getMockName()}' to not have been awaited${negated}. ${timesText(mock)}`,
    )
  }
}

function toHaveBeenAwaitedTimes(received: unknown, count: number): MatcherResult {
  const mock = asyncMock(received, 'toHaveBeenAwaitedTimes')
  const text = `been awaited ${times(count)}`
  return {
    pass: mock.awaitCount === count,
    message: () =>
      mock.awaitCount === count
        ? `Expected '${mock.getMockName()}' to not have ${text}.`
        : `Expected '${mock.getMockName()}' to have ${text}. ${timesText(mock)}`,
  }
}

function toHaveCalls(received: unknown, calls: readonly unknown[], options?: HasCallsOptions): MatcherResult {
  if (!isOurs(received))
    throw new TypeError(
      `expect(...).toHaveCalls() takes a mock of this library, not ${receivedText(received)}.`,
    )
  return resultOfAssertion(
    () => received.assertHasCalls(calls, options),
    () => `Expected the calls of ${receivedText(received)} to not contain those.`,
  )
}

/** The matchers of awaits and calls. */
export function mockMatchers(): Matchers {
  const matchers: Matchers = { toHaveBeenAwaitedTimes, toHaveCalls }
  for (const [assertion, said] of Object.entries(expectations))
    if (typeof said !== 'string') matchers[said.matcher] = awaitMatcher(assertion, said)
  return matchers
}

/** Adds them to `expect`. */
export function addMockMatchers(): void {
  expect.extend(mockMatchers())
}
