import { each, TestCase } from 'vitest-async-case'
import { dist, nearest, norm, type Point } from './places.ts'

export class DistanceTest extends TestCase {
  testLengthOfTheLine(p: Point, q: Point, length: number) {
    this.assertEqual(dist(p, q), length)
    this.assertEqual(dist(q, p), length)
  }

  testOtherNumberOfDimensionsIsRefused() {
    const { exception: more } = this.assertRaises(RangeError, dist, [1, 2], [1, 2, 3])
    this.assertEqual(more.message, 'dist: both points need as many dimensions, not 2 and 3.')
    const { exception: fewer } = this.assertRaises(RangeError, dist, [1, 2, 3], [1, 2])
    this.assertEqual(fewer.message, 'dist: both points need as many dimensions, not 3 and 2.')
  }

  static {
    each.define(this.prototype, 'testLengthOfTheLine', [
      [[0, 0], [3, 4], 5],
      [[0, 0], [21.65, 12.2], 24.85080481594107],
      [[1, 2, 3], [5, 8, 15], 14],
      [Array<number>(10).fill(0), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 16.88194301613413],
    ])
  }
}

export class HypotTest extends TestCase {
  testNorms() {
    const rows: [point: Point, length: number][] = [
      [[], 0],
      [[-3], 3],
      [[1e308, 1e308], 1.4142135623730951e308],
      [[5e-324], 5e-324],
      [[5e-324, 5e-324], 5e-324],
      [[1.7e308, 1.7e308], Infinity],
      [[Infinity, NaN], Infinity],
      [[NaN, 1], NaN],
    ]
    for (const [point, length] of rows) this.subTest({ point }, () => this.assertIs(norm(point), length))
  }
}

export class NearestTest extends TestCase {
  shops = [
    { name: 'harbour', at: [9, 9, 0] },
    { name: 'station', at: [3, 4, 0] },
    { name: 'tower', at: [0, 0, 5] },
  ]

  testShortestWayWins() {
    const [, station, tower] = this.shops
    this.assertIs(nearest(this.shops, [3, 3, 0]), station)
    this.assertIs(nearest(this.shops, [0, 0, 3]), tower)
  }

  testFirstOfTwoThatAreAsNear() {
    this.assertIs(nearest(this.shops, [0, 0, 0]), this.shops[1])
  }

  testThereMayBeNoShop() {
    this.assertIs(nearest([], [0, 0, 0]), undefined)
  }
}
