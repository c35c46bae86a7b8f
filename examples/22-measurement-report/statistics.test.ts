import { TestCase } from 'vitest-async-case'
import { StatisticsError } from './statistics-error.ts'
import { fmean, geometricMean, multimode, quantiles, type QuantilesOptions } from './statistics.ts'

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

export class MultimodeTest extends TestCase {
  testSeveralValuesAreAsFrequent() {
    this.assertEqual(multimode('AABBBBBCCCCDDDDDEFFFFF'), ['B', 'D', 'F'])
  }

  testFirstOfThemIsTheMode() {
    const [mode] = multimode('AABBBBBCCCCDDDDDEFFFFF')
    this.assertEqual(mode, 'B')
  }

  testOrderIsThatOfTheData() {
    this.assertEqual(multimode([3, 1, 1, 3, 2]), [3, 1])
  }

  testNothingHasNone() {
    this.assertEqual(multimode(''), [])
  }
}

export class QuantilesTest extends TestCase {
  testGroups() {
    const rows: [data: number[], options: QuantilesOptions | undefined, expected: number[]][] = [
      [upTo(99), undefined, [25, 50, 75]],
      [upTo(99), { n: 5 }, [20, 40, 60, 80]],
      [upTo(99), { n: 10 }, [10, 20, 30, 40, 50, 60, 70, 80, 90]],
      [[1, 2], { method: 'exclusive' }, [0.75, 1.5, 2.25]],
      [[1, 2], { method: 'inclusive' }, [1.25, 1.5, 1.75]],
      [[1, 2], { n: 1 }, []],
    ]
    for (const [data, options, expected] of rows)
      this.subTest({ data, ...options }, () => this.assertEqual(quantiles(data, options), expected))
  }

  testOrderOfTheDataDoesNotCount() {
    this.assertEqual(quantiles([10, 9, 1, 100]), [3, 9.5, 77.5])
  }

  // CPython's digits; a + (b - a) * rest / n gives others.
  testLastDigits() {
    const data = [0.1, 0.7, 1.1, 2.3, 3.3, 4.9, 9.7, 12.1]
    this.assertEqual(
      quantiles(data, { n: 6 }),
      [0.3999999999999999, 1.1, 2.7999999999999994, 4.9, 10.899999999999999],
    )
    this.assertEqual(
      quantiles(data.slice(0, 7), { n: 6, method: 'inclusive' }),
      [0.6999999999999998, 1.1, 2.3, 3.2999999999999994, 4.9],
    )
  }

  testOneValueIsTooFew() {
    const { exception } = this.assertRaises(StatisticsError, quantiles, [1])
    this.assertEqual(exception.message, 'must have at least two data points')
  }

  testNoGroupIsTooFew() {
    const { exception } = this.assertRaises(StatisticsError, quantiles, [1, 2], { n: 0 })
    this.assertEqual(exception.message, 'n must be at least 1')
  }
}

export class MeansTest extends TestCase {
  testNothingIsLostInTheSum() {
    this.assertEqual(fmean([3.5, 4, 5.25]), 4.25)
    this.assertEqual(fmean([1e16, 1, -1e16]), 0.3333333333333333)
  }

  // In all of these the library says NaN.
  testInfinities() {
    const rows: [data: number[], expected: number][] = [
      [[Infinity, 1], Infinity],
      [[1, -Infinity], -Infinity],
      [[NaN, 1], NaN],
      [[NaN, Infinity], NaN],
    ]
    for (const [data, expected] of rows) this.subTest({ data }, () => this.assertIs(fmean(data), expected))
  }

  testWhatHasNoMean() {
    const rows: [data: number[], message: string][] = [
      [[], 'fmean requires at least one data point'],
      [[Infinity, -Infinity], '-inf + inf in fsum'],
      [[1e308, 1e308], 'intermediate overflow in fsum'],
    ]
    for (const [data, message] of rows)
      this.subTest({ data }, () => {
        const { exception } = this.assertRaises(StatisticsError, fmean, data)
        this.assertEqual(exception.message, message)
      })
  }

  testGeometricMean() {
    // The last digits are CPython's own.
    this.assertEqual(geometricMean([54, 24, 36]), 36.000000000000014)
  }

  testGeometricMeanOfQuotientsIsTheQuotientOfTheMeans() {
    const [xs, ys] = [
      [54, 24, 36],
      [2, 3, 7],
    ]
    const quotients = xs!.map((x, index) => x / ys![index]!)
    this.assertAlmostEqual(geometricMean(quotients), geometricMean(xs!) / geometricMean(ys!))
  }

  testWhatHasNoGeometricMean() {
    for (const data of [[], [1, 0], [1, -1]])
      this.subTest({ data }, () => {
        const { exception } = this.assertRaises(StatisticsError, geometricMean, data)
        const message = 'geometric mean requires a non-empty dataset containing positive numbers'
        this.assertEqual(exception.message, message)
      })
  }
}
