import { MockAssertionError } from '../../errors/index.ts'
import type { CallRecord, MockState } from '../state/index.ts'
import { CallValue, holdsUnreadable } from '../values/index.ts'
import {
  atCallersLine,
  cut,
  formatArguments,
  formatCalls,
  formatValue,
  isLight,
  shortName,
} from '../text/index.ts'
import { matches } from '../equality/index.ts'

/** Arguments that would print longer than this are compared as short texts, so that the diff stays short too. */
const MAX_DIFFED = 1500

export function notCalledFailure(state: MockState, expected: readonly unknown[]): MockAssertionError {
  return atCallersLine(
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
  return atCallersLine(new MockAssertionError(withCause(text, cause), { ...diffOf(expected, actual), cause }))
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
  if (closest === undefined) return atCallersLine(new MockAssertionError(withCause(text, cause), { cause }))
  const list = formatCalls(records, record => new CallValue('', record.args))
  const plural = action === 'call' ? 'Calls' : 'Awaits'
  return atCallersLine(
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
  const isShown =
    !holdsUnreadable(expected) && !holdsUnreadable(actual) && isLight([expected, actual], MAX_DIFFED)
  if (isShown) return { expected: [...expected], actual: [...actual] }
  return { expected: formatLines(expected), actual: formatLines(actual) }
}

function formatLines(args: readonly unknown[]): string {
  return args.map(value => cut(formatValue(value))).join('\n')
}

/** How many of the latest calls are looked at: the search must not cost more than the assertion that failed. */
const MAX_SEARCHED = 200

/** The call whose arguments agree most with those expected; of equals, the latest. */
export function closestCall(
  expected: readonly unknown[],
  records: readonly CallRecord[],
): CallRecord | undefined {
  let best = records.at(-1)
  let most = -Infinity
  for (const record of records.slice(-MAX_SEARCHED)) {
    const score = agreement(expected, record.args)
    if (score >= most) [best, most] = [record, score]
  }
  return best
}

function agreement(expected: readonly unknown[], actual: readonly unknown[]): number {
  let score = -Math.abs(expected.length - actual.length)
  for (let index = 0; index < Math.min(expected.length, actual.length); index += 1)
    if (matches(expected[index], actual[index])) score += 2
  return score
}
