import { AssertionError } from 'node:assert'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { cachedProperty, TestCase } from 'vitest-async-case'
import { assertUlps } from './assert-ulps.ts'
import { standardQuantile } from './inverse-normal.ts'
import { NormalDist } from './normal-dist.ts'
import { StatisticsError } from './statistics-error.ts'
import { fmean } from './statistics.ts'

export class NormalDistTest extends TestCase {
  heights = new NormalDist(175.19763652682227, 7.709514592235422)

  // Only the tests that read it pay for it, and once. It is declared as a getter, since a field would hide it.
  get feet(): NormalDist {
    return this.heights.times(0.0328084)
  }

  override setUp() {
    // Which of the two differs is told by name.
    this.addTypeEqualityFunc(NormalDist, (first, second) => {
      this.assertEqual(first.mean, second.mean, 'mean')
      this.assertEqual(first.stdev, second.stdev, 'stdev')
    })
  }

  testQuartiles() {
    this.assertEqual(this.heights.quantiles(), [169.99764795537234, 175.19763652682227, 180.3976250982722])
  }

  testUnitIsConverted() {
    this.assertEqual(this.feet, new NormalDist(5.7479541382265955, 0.2529368385478966))
  }

  testProbabilities() {
    this.assertEqual(this.feet.pdf(5), 0.01991105275231589)
    this.assertEqual(this.feet.invCdf(0.75), 5.918557443274153)
    // As Python 3.8 printed it on macOS; CPython 3.11 on Linux, like erf here, ends in 22, which is one unit less.
    assertUlps(this.feet.cdf(6), 0.8404908965170221, 1)
  }

  testSamplesAreFitted() {
    const fitted = NormalDist.fromSamples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5])
    this.assertEqual(fitted, new NormalDist(2.716666666666667, 0.5076087732365021))
    const sum = fitted.plus(new NormalDist(0.4, 0.15))
    this.assertEqual(sum, new NormalDist(3.1166666666666667, 0.5293077239816802))
  }

  testOverlap() {
    const rows: [one: NormalDist, other: NormalDist, expected: number][] = [
      [new NormalDist(2.4, 1.6), new NormalDist(3.2, 2), 0.8035050657330205],
      [new NormalDist(2.4, 1.6), new NormalDist(3.2, 1.6), 0.8025873486341525],
      // With the wider curve first, the last digit would be another.
      [new NormalDist(1.8, 1.8), new NormalDist(2.2, 2.5), 0.8301048395719188],
    ]
    for (const [one, other, expected] of rows)
      this.subTest({ one, other }, () => {
        this.assertEqual(one.overlap(other), expected)
        this.assertEqual(other.overlap(one), expected)
      })
  }

  testSharesOfAnExam() {
    const scores = new NormalDist(1060, 195)
    this.assertEqual(scores.quantiles(), [928.474498711764, 1060, 1191.525501288236])
    this.assertEqual(scores.cdf(1200.5) - scores.cdf(1099.5), 0.18413322064972626)
  }

  testArithmetic() {
    const celsius = new NormalDist(5, 2.5)
    this.assertEqual(celsius.times(9).dividedBy(5).plus(32), new NormalDist(41, 4.5))
    this.assertEqual(celsius.minus(3), new NormalDist(2, 2.5))
    this.assertEqual(celsius.dividedBy(2), new NormalDist(2.5, 1.25))
    this.assertEqual(celsius.minus(new NormalDist(1, 2.5)), new NormalDist(4, 3.5355339059327378))
  }

  testStdevStaysPositive() {
    const celsius = new NormalDist(5, 2.5)
    this.assertEqual(celsius.times(-2), new NormalDist(-10, 5))
    this.assertEqual(celsius.dividedBy(-2), new NormalDist(-2.5, 1.25))
  }

  testStandardDistributionIsTheDefault() {
    this.assertEqual(new NormalDist(), new NormalDist(0, 1))
    this.assertEqual(new NormalDist(5, 2.5).variance, 6.25)
  }

  testWhatIsNotDefined() {
    const [point, curve] = [new NormalDist(1, 0), new NormalDist()]
    const rows: [message: string, call: () => unknown][] = [
      ['sigma must be non-negative', () => new NormalDist(0, -1)],
      ['stdev requires at least two data points', () => NormalDist.fromSamples([1])],
      ['p must be in the range 0.0 < p < 1.0', () => curve.invCdf(0)],
      ['p must be in the range 0.0 < p < 1.0', () => curve.invCdf(1)],
      ['pdf() not defined when sigma is zero', () => point.pdf(1)],
      ['cdf() not defined when sigma is zero', () => point.cdf(1)],
      ['overlap() not defined when sigma is zero', () => point.overlap(curve)],
      ['overlap() not defined when sigma is zero', () => curve.overlap(point)],
    ]
    for (const [message, call] of rows)
      this.subTest(String(call), () => {
        const { exception } = this.assertRaises(StatisticsError, call)
        this.assertEqual(exception.message, message)
      })
  }

  testSamplesAreDrawn() {
    const generator = xoroshiro128plus(38)
    const samples = this.heights.samples(10_000, () => uniformFloat64(generator))
    const drawn = NormalDist.fromSamples(samples)
    // Four times the deviation of a mean of so many; the generator is seeded, so that it is the same each time.
    const delta = (4 * this.heights.stdev) / Math.sqrt(10_000)
    this.assertAlmostEqual(fmean(samples), this.heights.mean, { delta })
    this.assertEqual(drawn, new NormalDist(175.0967078634765, 7.759696826078997))
  }

  testNoSampleIsInfinite() {
    const numbers = [0, 0.5]
    this.assertEqual(
      this.heights.samples(1, () => numbers.shift()!),
      [175.19763652682227],
    )
  }

  static {
    cachedProperty.define(this.prototype, 'feet')
  }
}

export class InverseNormalTest extends TestCase {
  testEveryRegionOfTheAlgorithm() {
    const rows: [p: number, x: number][] = [
      [0.5, 0],
      [0.02, -2.0537489106318225],
      [1e-15, -7.941345326170995],
      [0.98, 2.053748910631822],
      [0.3, -0.5244005127080407],
      [1e-30, -11.464024688443617],
      // Beside the point where the tail begins.
      [2e-11, -6.604077590405633],
    ]
    for (const [p, x] of rows) this.subTest({ p }, () => this.assertEqual(standardQuantile(p), x))
  }
}

export class AssertUlpsTest extends TestCase {
  testNeighboursPass() {
    assertUlps(0.1, 0.1, 0)
    assertUlps(1, 1 + Number.EPSILON, 1)
    assertUlps(1 + Number.EPSILON, 1, 1)
  }

  testOthersFail() {
    const { exception } = this.assertRaises(AssertionError, assertUlps, 1, 1 + 2 * Number.EPSILON, 1)
    this.assertEqual(
      exception.message,
      '1 is 2 units in the last place from 1.0000000000000004, not 1 at most.',
    )
  }
}
