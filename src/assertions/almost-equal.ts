import { NotComparableError, ToleranceError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { verifyThat, type AssertionCall } from './failure.ts'
import { repr } from './repr.ts'

/** How far two values may be apart: `places` decimal places (default 7), or `delta` (for dates, in milliseconds). */
export interface Tolerance {
  /** The difference, rounded to so many decimal places, must be zero. Default: 7. */
  readonly places?: number
  /** The most that the difference may be; for dates, in milliseconds. */
  readonly delta?: number | bigint
  /** Stands in the failure. */
  readonly msg?: string
}

/** What has a difference: numbers, and what converts to one, such as a `Date`. */
export type Measurable = number | bigint | Date

export function verifyAlmostEqual(
  call: AssertionCall,
  first: Measurable,
  second: Measurable,
  tolerance: Tolerance,
): void {
  const gap = measure(call, first, second, tolerance)
  verifyThat(
    call,
    gap.isClose,
    () => `${repr(first)} != ${repr(second)} within ${gap.limit} (${gap.difference} difference)`,
  )
}

export function verifyNotAlmostEqual(
  call: AssertionCall,
  first: Measurable,
  second: Measurable,
  tolerance: Tolerance,
): void {
  const gap = measure(call, first, second, tolerance)
  const difference = tolerance.delta === undefined ? '' : ` (${gap.difference} difference)`
  verifyThat(call, !gap.isClose, () => `${repr(first)} == ${repr(second)} within ${gap.limit}${difference}`)
}

/** The arguments after the two values: `places`, `msg`; or one object of options. */
export function toleranceOf(placesOrOptions: number | Tolerance | undefined): Tolerance {
  if (placesOrOptions === undefined) return {}
  return typeof placesOrOptions === 'number' ? { places: placesOrOptions } : placesOrOptions
}

interface Gap {
  readonly isClose: boolean
  readonly difference: string
  readonly limit: string
}

function measure(
  call: AssertionCall,
  first: Measurable,
  second: Measurable,
  { places, delta }: Tolerance,
): Gap {
  if (places !== undefined && delta !== undefined)
    throw new ToleranceError(call.method.name, 'give places or delta, not both.')
  const difference = distance(call, first, second)
  if (delta !== undefined) {
    const isClose = difference === 0 || difference <= delta
    return { isClose, difference: repr(difference), limit: `${repr(delta)} delta` }
  }
  const decimals = places ?? 7
  if (!Number.isInteger(decimals))
    throw new ToleranceError(
      call.method.name,
      `places must be a whole number, but it is ${showValue(places)}.`,
    )
  return {
    isClose: roundsToZero(difference, decimals),
    difference: repr(difference),
    limit: `${decimals} places`,
  }
}

/** The absolute difference; 0 for values that are the same, infinities included. */
function distance(call: AssertionCall, first: Measurable, second: Measurable): number | bigint {
  const [a, b] = [first, second].map(value => (value instanceof Date ? value.getTime() : value))
  if (a === b) return 0
  if (typeof a === 'bigint' && typeof b === 'bigint') return a > b ? a - b : b - a
  if (!isNumeric(a) || !isNumeric(b))
    throw new NotComparableError(call.method.name, showValue(first), showValue(second), 'difference')
  return Math.abs(Number(a) - Number(b))
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

/** Python's `round(difference, places) == 0`: a tie, which is exact for whole numbers only, rounds to the even 0. */
function roundsToZero(difference: number | bigint, places: number): boolean {
  if (places <= 0) return Number(difference) <= 0.5 * 10 ** -places
  return Number(Number(difference).toFixed(Math.min(places, 100))) === 0
}
