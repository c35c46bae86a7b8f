import { AssertionError } from 'node:assert'

/** That two doubles lie at most `most` units in the last place apart: for figures whose last digit a libm decides. */
export function assertUlps(got: number, want: number, most: number): void {
  const [first, second] = [...new BigInt64Array(Float64Array.of(got, want).buffer)] as [bigint, bigint]
  const apart = first > second ? first - second : second - first
  if (apart <= BigInt(most)) return
  throw new AssertionError({
    message: `${got} is ${apart} units in the last place from ${want}, not ${most} at most.`,
  })
}
