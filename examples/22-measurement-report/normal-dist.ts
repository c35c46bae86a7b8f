import erf from '@stdlib/math-base-special-erf'
import { sampleStandardDeviation } from 'simple-statistics'
import { standardQuantile } from './inverse-normal.ts'
import { StatisticsError } from './statistics-error.ts'
import { fmean } from './statistics.ts'

/** The normal distribution of a mean and a standard deviation: Python's `statistics.NormalDist`. */
export class NormalDist {
  readonly mean: number
  readonly stdev: number

  constructor(mean = 0, stdev = 1) {
    if (stdev < 0) throw new StatisticsError('sigma must be non-negative')
    this.mean = mean
    this.stdev = stdev
  }

  /** The distribution that the data was most likely drawn from. */
  static fromSamples(data: Iterable<number>): NormalDist {
    const values = [...data]
    if (values.length < 2) throw new StatisticsError('stdev requires at least two data points')
    return new NormalDist(fmean(values), sampleStandardDeviation(values))
  }

  get variance(): number {
    return this.stdev * this.stdev
  }

  /** `random` gives numbers from 0 up to and without 1. */
  samples(count: number, random: () => number): number[] {
    const draw = (): number => {
      const p = random()
      return p === 0 ? draw() : this.invCdf(p)
    }
    return Array.from({ length: count }, draw)
  }

  /** How densely values lie around `x`. */
  pdf(x: number): number {
    refuseZero('pdf', this.variance)
    const difference = x - this.mean
    const height = Math.sqrt(2 * Math.PI * this.variance)
    return Math.exp((difference * difference) / (-2 * this.variance)) / height
  }

  /** The share of values that are at most `x`. */
  cdf(x: number): number {
    refuseZero('cdf', this.stdev)
    return 0.5 * (1 + erf((x - this.mean) / (this.stdev * Math.SQRT2)))
  }

  /** The value that a share `p` of all values does not pass. */
  invCdf(p: number): number {
    if (p <= 0 || p >= 1) throw new StatisticsError('p must be in the range 0.0 < p < 1.0')
    return this.mean + standardQuantile(p) * this.stdev
  }

  /** The `n - 1` values that divide the distribution into `n` parts of one size. */
  quantiles(n = 4): number[] {
    return Array.from({ length: n - 1 }, (_, index) => this.invCdf((index + 1) / n))
  }

  /** The area that lies below both curves, from 0 to 1. */
  overlap(other: NormalDist): number {
    refuseZero('overlap', this.variance)
    refuseZero('overlap', other.variance)
    // The narrower one first, so that the result is the same for both orders.
    const [narrow, wide] = this.stdev <= other.stdev ? [this, other] : [other, this]
    const meanDifference = Math.abs(wide.mean - narrow.mean)
    const varianceDifference = wide.variance - narrow.variance
    if (varianceDifference === 0) return 1 - erf(meanDifference / (2 * narrow.stdev * Math.SQRT2))
    // Where the curves cross, twice.
    const middle = narrow.mean * wide.variance - wide.mean * narrow.variance
    const logarithm = varianceDifference * Math.log(wide.variance / narrow.variance)
    const distance = narrow.stdev * wide.stdev * Math.sqrt(meanDifference * meanDifference + logarithm)
    const crossings = [(middle + distance) / varianceDifference, (middle - distance) / varianceDifference]
    const [right, left] = crossings.map(x => Math.abs(wide.cdf(x) - narrow.cdf(x)))
    return 1 - (right! + left!)
  }

  /** The distribution of the sum with a number, or with an independent variable. */
  plus(other: NormalDist | number): NormalDist {
    if (typeof other === 'number') return new NormalDist(this.mean + other, this.stdev)
    return new NormalDist(this.mean + other.mean, Math.hypot(this.stdev, other.stdev))
  }

  minus(other: NormalDist | number): NormalDist {
    if (typeof other === 'number') return new NormalDist(this.mean - other, this.stdev)
    return new NormalDist(this.mean - other.mean, Math.hypot(this.stdev, other.stdev))
  }

  times(factor: number): NormalDist {
    return new NormalDist(this.mean * factor, this.stdev * Math.abs(factor))
  }

  dividedBy(divisor: number): NormalDist {
    return new NormalDist(this.mean / divisor, this.stdev / Math.abs(divisor))
  }
}

function refuseZero(method: string, spread: number): void {
  if (spread === 0) throw new StatisticsError(`${method}() not defined when sigma is zero`)
}
