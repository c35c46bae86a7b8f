import { times } from '../../internal/index.ts'
import { MockAssertionError } from '../../errors/index.ts'
import { failureOfAny, failureOfLast, signature } from './call-failure.ts'
import { signatureProblem } from './expected-signature.ts'
import { findCalls } from './has-calls.ts'
import { asOwnCall, awaitsOf, callsOf } from '../engine/index.ts'
import type { MockState } from '../state/index.ts'
import type { HasCallsOptions } from '../types/index.ts'
import { matchesArguments } from '../equality/index.ts'
import { atCallersLine, formatCallList, formatCalls, shortName } from '../text/index.ts'

export function assertAwaited(state: MockState): void {
  if (awaitsOf(state).length > 0) return
  throw atCallersLine(
    new MockAssertionError(`Expected ${shortName(state)} to have been awaited.${droppedText(state)}`),
  )
}

export function assertNotAwaited(state: MockState): void {
  const { length } = awaitsOf(state)
  if (length === 0) return
  throw atCallersLine(
    new MockAssertionError(
      `Expected ${shortName(state)} to not have been awaited. Awaited ${times(length)}.`,
    ),
  )
}

export function assertAwaitedOnce(state: MockState): void {
  const { length } = awaitsOf(state)
  if (length === 1) return
  throw atCallersLine(
    new MockAssertionError(
      `Expected ${shortName(state)} to have been awaited once. Awaited ${times(length)}.${droppedText(state)}`,
    ),
  )
}

/** The last await. */
export function assertAwaitedWith(state: MockState, ...expected: unknown[]): void {
  const last = awaitsOf(state).at(-1)
  if (last === undefined)
    throw atCallersLine(
      new MockAssertionError(
        `Expected await: ${signature(state, expected)}\nNot awaited${droppedText(state)}`,
      ),
    )
  const cause = signatureProblem(state, expected)
  if (cause === undefined && matchesArguments(expected, last.args)) return
  throw failureOfLast(state, 'await', expected, last.args, cause)
}

export function assertAwaitedOnceWith(state: MockState, ...expected: unknown[]): void {
  assertAwaitedOnce(state)
  assertAwaitedWith(state, ...expected)
}

export function assertAnyAwait(state: MockState, ...expected: unknown[]): void {
  const awaits = awaitsOf(state)
  const cause = signatureProblem(state, expected)
  if (cause === undefined && awaits.some(call => matchesArguments(expected, call.args))) return
  throw failureOfAny(state, 'await', expected, awaits, cause)
}

export function assertHasAwaits(
  state: MockState,
  expected: readonly unknown[],
  options?: HasCallsOptions,
): void {
  const actual = awaitsOf(state).map(asOwnCall)
  const result = findCalls(state, expected, actual, options)
  if (result.isFound) return
  throw atCallersLine(
    new MockAssertionError(
      options?.anyOrder === true
        ? `${formatCallList(result.missing)} not all found in await list`
        : `${result.problem('awaits')}\nExpected: ${formatCallList(result.expected)}\nActual: ${formatCallList(actual)}`,
      { cause: result.cause },
    ),
  )
}

/** The point of an AsyncMock: it was called, and nobody waited for what it promised. */
function droppedText(state: MockState): string {
  const calls = callsOf(state)
  if (calls.length === 0) return ''
  const awaited = new Set(awaitsOf(state))
  const dropped = calls.filter(record => !awaited.has(record))
  if (dropped.length === 0) return ''
  const list = formatCalls(dropped, asOwnCall)
  return `\nCalled ${times(calls.length)}, but not awaited: ${list}.`
}
