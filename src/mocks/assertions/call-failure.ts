import { MockAssertionError } from '../../errors/index.ts'
import type { CallRecord, MockState } from '../state/index.ts'
import { closestCall } from '../equality/index.ts'
import { CallValue } from '../values/index.ts'
import {
  atUserLine,
  cut,
  formatArguments,
  formatCalls,
  formatValue,
  isLight,
  shortName,
} from '../text/index.ts'

/** Arguments that would print longer than this are compared as short texts, so that the diff stays short too. */
const MAX_DIFFED = 1500

export function notCalledFailure(state: MockState, expected: readonly unknown[]): MockAssertionError {
  return atUserLine(
    new MockAssertionError(
      `expected call not found.\nExpected: ${signature(state, expected)}\n  Actual: not called.`,
    ),
  )
}

/** The last call, or await, had other arguments: both, and a diff of them. */
export function failureOfLast(
  state: MockState,
  action: 'call' | 'await',
  expected: readonly unknown[],
  actual: readonly unknown[],
  cause: TypeError | undefined,
): MockAssertionError {
  const text = `expected ${action} not found.\nExpected: ${signature(state, expected)}\n  Actual: ${signature(state, actual)}`
  return atUserLine(new MockAssertionError(withCause(text, cause), { ...diffOf(expected, actual), cause }))
}

/** No call, or await, had these arguments: the closest one with a diff, and the first of all of them. */
export function failureOfAny(
  state: MockState,
  action: 'call' | 'await',
  expected: readonly unknown[],
  records: readonly CallRecord[],
  cause: TypeError | undefined,
): MockAssertionError {
  const text = `${signature(state, expected)} ${action} not found`
  const closest = closestCall(expected, records)
  if (closest === undefined) return atUserLine(new MockAssertionError(withCause(text, cause), { cause }))
  const list = formatCalls(records.length, index => new CallValue('', (records[index] as CallRecord).args))
  const plural = action === 'call' ? 'Calls' : 'Awaits'
  return atUserLine(
    new MockAssertionError(
      withCause(`${text}\nClosest: ${signature(state, closest.args)}\n${plural}: ${list}.`, cause),
      { ...diffOf(expected, closest.args), cause },
    ),
  )
}

function withCause(text: string, cause: TypeError | undefined): string {
  return cause === undefined ? text : `${text}\n${cause.message}`
}

/** `save(1, 'a')`. Semantics: CPython's `_format_mock_call_signature`. */
export function signature(state: MockState, args: readonly unknown[]): string {
  return cut(`${shortName(state)}(${formatArguments(args)})`)
}

/** What Vitest shows as a diff. */
function diffOf(
  expected: readonly unknown[],
  actual: readonly unknown[],
): { expected: unknown; actual: unknown } {
  if (isLight([expected, actual], MAX_DIFFED)) return { expected: [...expected], actual: [...actual] }
  return { expected: formatLines(expected), actual: formatLines(actual) }
}

function formatLines(args: readonly unknown[]): string {
  return args.map(value => cut(formatValue(value))).join('\n')
}
