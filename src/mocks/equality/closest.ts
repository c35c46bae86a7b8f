import { matches } from './matches.ts'
import type { CallRecord } from '../state/index.ts'

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
