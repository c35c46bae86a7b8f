import { times } from '../../internal/index.ts'
import { MockAssertionError } from '../../errors/index.ts'
import { failureOfAny, failureOfLast, notCalledFailure } from './call-failure.ts'
import { signatureProblem } from './expected-signature.ts'
import { findCalls } from './has-calls.ts'
import { callsOf, asTreeCall, treeCallsOf, treeRecordsOf } from '../engine/index.ts'
import type { MockState } from '../state/index.ts'
import type { HasCallsOptions } from '../types/index.ts'
import { matchesArguments } from '../equality/index.ts'
import { atCallersLine, formatCallList, formatCalls, shortName } from '../text/index.ts'
import type { CallValue } from '../values/index.ts'

export function assertCalled(state: MockState): void {
  if (callsOf(state).length > 0) return
  throw atCallersLine(new MockAssertionError(`Expected '${shortName(state)}' to have been called.`))
}

export function assertNotCalled(state: MockState): void {
  const { length } = callsOf(state)
  if (length === 0) return
  throw atCallersLine(
    new MockAssertionError(
      `Expected '${shortName(state)}' to not have been called. Called ${times(length)}.${callsText(state)}`,
    ),
  )
}

export function assertCalledOnce(state: MockState): void {
  const { length } = callsOf(state)
  if (length === 1) return
  throw atCallersLine(
    new MockAssertionError(
      `Expected '${shortName(state)}' to have been called once. Called ${times(length)}.${callsText(state)}`,
    ),
  )
}

/** The last call. */
export function assertCalledWith(state: MockState, ...expected: unknown[]): void {
  const last = callsOf(state).at(-1)
  if (last === undefined) throw notCalledFailure(state, expected)
  const cause = signatureProblem(state, expected)
  if (cause === undefined && matchesArguments(expected, last.args)) return
  throw failureOfLast(state, 'call', expected, last.args, cause)
}

export function assertCalledOnceWith(state: MockState, ...expected: unknown[]): void {
  const { length } = callsOf(state)
  if (length !== 1)
    throw atCallersLine(
      new MockAssertionError(
        `Expected '${shortName(state)}' to be called once. Called ${times(length)}.${callsText(state)}`,
      ),
    )
  assertCalledWith(state, ...expected)
}

export function assertAnyCall(state: MockState, ...expected: unknown[]): void {
  const calls = callsOf(state)
  const cause = signatureProblem(state, expected)
  if (cause === undefined && calls.some(call => matchesArguments(expected, call.args))) return
  throw failureOfAny(state, 'call', expected, calls, cause)
}

/** Looks in `mockCalls`: the calls of the mock and of all mocks below it. */
export function assertHasCalls(
  state: MockState,
  expected: readonly unknown[],
  options?: HasCallsOptions,
): void {
  const actual = treeCallsOf(state)
  const result = findCalls(state, expected, actual, options)
  if (result.isFound) return
  throw atCallersLine(
    new MockAssertionError(
      options?.anyOrder === true
        ? `'${shortName(state)}' does not contain all of ${formatCallList(result.missing)} in its call list, ` +
            `found ${formatCallList(actual)} instead`
        : `${result.problem('calls')}\nExpected: ${formatCallList(result.expected)}${actualText(actual)}`,
      { cause: result.cause },
    ),
  )
}

function actualText(actual: readonly CallValue[]): string {
  return actual.length === 0 ? '' : `\n  Actual: ${formatCallList(actual)}`
}

/** All calls of the tree, as CPython shows them, only the first of many. */
function callsText(state: MockState): string {
  const calls = treeRecordsOf(state)
  return calls.length === 0 ? '' : `\nCalls: ${formatCalls(calls, call => asTreeCall(state, call))}.`
}
