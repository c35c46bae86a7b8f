import { beforeEach, describe, expect, test } from 'vitest'
import { Assertions } from '../../../src/assertions/assertions.ts'
import { NotComparableError, ToleranceError } from '../../../src/errors/index.ts'
import { messageBy, thrownBy } from './thrown-by.ts'

let t: Assertions
beforeEach(() => {
  t = new Assertions()
})

describe('assertAlmostEqual', () => {
  test('a difference that rounds to zero at 7 places passes', () => {
    t.assertAlmostEqual(1.00000001, 1)
    t.assertAlmostEqual(0.1 + 0.2, 0.3)
    t.assertAlmostEqual(Infinity, Infinity)
    t.assertNotAlmostEqual(1.0000001, 1)
  })

  test('places may be given, also none and negative ones, by position or by name', () => {
    t.assertAlmostEqual(1.1, 1, 0)
    t.assertNotAlmostEqual(1.1, 1, 1)
    t.assertAlmostEqual(104, 100, { places: -1 })
    t.assertNotAlmostEqual(106, 100, { places: -1 })
  })

  test('a tie rounds to the even zero, as Python rounds', () => {
    t.assertAlmostEqual(1.5, 1, 0)
    t.assertAlmostEqual(105, 100, -1)
  })

  test('delta is the greatest difference that passes', () => {
    t.assertAlmostEqual(1.1, 1, { delta: 0.5 })
    t.assertAlmostEqual(1.5, 1, { delta: 0.5 })
    t.assertNotAlmostEqual(1.6, 1, { delta: 0.5 })
  })

  test('dates differ in milliseconds, and bigints exactly', () => {
    t.assertAlmostEqual(new Date(1000), new Date(1005), { delta: 5 })
    t.assertNotAlmostEqual(new Date(1000), new Date(1005), { delta: 4 })
    t.assertAlmostEqual(10n ** 20n, 10n ** 20n + 2n, { delta: 2n })
    t.assertNotAlmostEqual(10n ** 20n, 10n ** 20n + 3n, { delta: 2n })
  })

  test('NaN is close to nothing', () => {
    t.assertNotAlmostEqual(Number.NaN, Number.NaN)
    t.assertNotAlmostEqual(Infinity, -Infinity)
  })

  test('a failure names the values, the tolerance and the difference', () => {
    expect(messageBy(() => t.assertAlmostEqual(1, 2.5))).toBe('1 != 2.5 within 7 places (1.5 difference)')
    expect(messageBy(() => t.assertAlmostEqual(1, 2.5, 0, 'near'))).toBe(
      '1 != 2.5 within 0 places (1.5 difference) : near',
    )
    expect(messageBy(() => t.assertAlmostEqual(1, 2.5, { delta: 1, msg: 'near' }))).toBe(
      '1 != 2.5 within 1 delta (1.5 difference) : near',
    )
    expect(messageBy(() => t.assertNotAlmostEqual(1, 1))).toBe('1 == 1 within 7 places')
    expect(messageBy(() => t.assertNotAlmostEqual(1, 1.5, { delta: 1 }))).toBe(
      '1 == 1.5 within 1 delta (0.5 difference)',
    )
  })

  test('bad tolerances and values without a difference are refused', () => {
    const both = thrownBy(() => t.assertAlmostEqual(1, 2, { places: 2, delta: 1 }))
    expect(both).toBeInstanceOf(ToleranceError)
    expect(both.message).toBe('assertAlmostEqual(): give places or delta, not both.')
    expect(messageBy(() => t.assertNotAlmostEqual(1, 2, 1.5))).toBe(
      'assertNotAlmostEqual(): places must be a whole number, but it is 1.5.',
    )
    const text = thrownBy(() => t.assertAlmostEqual('1' as never, 2))
    expect(text).toBeInstanceOf(NotComparableError)
    expect(text.message).toBe(
      'assertAlmostEqual("1", 2): the two have no difference. Compare numbers, or what converts to them.',
    )
    expect(messageBy(() => t.assertAlmostEqual(null as never, 2))).toBe(
      'assertAlmostEqual(null, 2): the two have no difference. Compare numbers, or what converts to them.',
    )
  })
})

describe('assertGreater and its kin', () => {
  test.each([
    ['numbers', 1, 2],
    ['numbers and bigints', 1n, 2],
    ['strings', 'ant', 'bug'],
    ['dates', new Date(1), new Date(2)],
  ])('%s have an order', (_title, small, great) => {
    t.assertLess(small, great)
    t.assertLessEqual(small, great)
    t.assertLessEqual(small, small)
    t.assertGreater(great, small)
    t.assertGreaterEqual(great, small)
    t.assertGreaterEqual(great, great)
    for (const wrong of [
      () => t.assertLess(great, small),
      () => t.assertLess(small, small),
      () => t.assertLessEqual(great, small),
      () => t.assertGreater(small, great),
      () => t.assertGreater(small, small),
      () => t.assertGreaterEqual(small, great),
    ])
      expect(wrong).toThrow(t.failureException)
  })

  test('a failure names the relation', () => {
    expect(messageBy(() => t.assertLess(2, 1))).toBe('2 not less than 1')
    expect(messageBy(() => t.assertLessEqual(2, 1))).toBe('2 not less than or equal to 1')
    expect(messageBy(() => t.assertGreater(1, 2))).toBe('1 not greater than 2')
    expect(messageBy(() => t.assertGreaterEqual(1, Number.NaN))).toBe('1 not greater than or equal to NaN')
  })

  test('values that have no order are refused', () => {
    const error = thrownBy(() => t.assertGreater(1, '2'))
    expect(error).toBeInstanceOf(NotComparableError)
    expect(error.message).toBe(
      'assertGreater(1, "2"): the two have no order. Compare numbers, or what converts to them.',
    )
    expect(messageBy(() => t.assertLess({}, {}))).toBe(
      'assertLess(a plain object, a plain object): the two have no order. Compare numbers, or what converts to them.',
    )
    expect(messageBy(() => t.assertLess(undefined as never, 1))).toBe(
      'assertLess(undefined, 1): the two have no order. Compare numbers, or what converts to them.',
    )
  })
})
