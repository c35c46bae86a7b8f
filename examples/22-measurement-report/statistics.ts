import { mean } from 'simple-statistics'
import { StatisticsError } from './statistics-error.ts'

/** The arithmetic mean, summed up without loss: Python's `statistics.fmean`. */
export function fmean(data: Iterable<number>): number {
  const values = [...data]
  if (values.length === 0) throw new StatisticsError('fmean requires at least one data point')
  const result = mean(values)
  return Number.isNaN(result) ? meanOfInfinities(values) : result
}

/** The library says `NaN` as soon as a value is infinite or the sum overflows. */
function meanOfInfinities(values: readonly number[]): number {
  const special = values.filter(value => !Number.isFinite(value))
  if (special.length === 0) throw new StatisticsError('intermediate overflow in fsum')
  const infinities = special.filter(value => !Number.isNaN(value))
  if (Number.isNaN(sum(infinities))) throw new StatisticsError('-inf + inf in fsum')
  return sum(special)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The n-th root of the product of n values: Python's `statistics.geometric_mean`. */
export function geometricMean(data: Iterable<number>): number {
  const values = [...data]
  if (values.length === 0 || values.some(value => value <= 0))
    throw new StatisticsError('geometric mean requires a non-empty dataset containing positive numbers')
  return Math.exp(fmean(values.map(Math.log)))
}

/** The most frequent values, in the order in which they come first: Python's `statistics.multimode`. */
export function multimode<T>(data: Iterable<T>): T[] {
  const counts = new Map<T, number>()
  let most = 0
  for (const value of data) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    most = Math.max(most, count)
  }
  return [...counts].filter(([, count]) => count === most).map(([value]) => value)
}

export interface QuantilesOptions {
  /** Into how many groups of one size the data is divided. */
  n?: number
  /** Whether the least and the greatest value are those of the whole population. */
  method?: 'exclusive' | 'inclusive'
}

/** The `n - 1` values between the groups: Python's `statistics.quantiles`. */
export function quantiles(data: Iterable<number>, options: QuantilesOptions = {}): number[] {
  const { n = 4, method = 'exclusive' } = options
  if (!(n >= 1)) throw new StatisticsError('n must be at least 1')
  const sorted = [...data].toSorted((first, second) => first - second)
  if (sorted.length < 2) throw new StatisticsError('must have at least two data points')
  const isInclusive = method === 'inclusive'
  const steps = isInclusive ? sorted.length - 1 : sorted.length + 1
  return Array.from({ length: n - 1 }, (_, index) => {
    const position = (index + 1) * steps
    const whole = Math.floor(position / n)
    // An exclusive quantile outside of the data lies on the line through its last two values.
    const upper = isInclusive ? whole + 1 : Math.min(Math.max(whole, 1), sorted.length - 1)
    const rest = position - (isInclusive ? whole : upper) * n
    // Weighted, summed and divided in this order, which gives CPython's last digit.
    return (sorted[upper - 1]! * (n - rest) + sorted[upper]! * rest) / n
  })
}
