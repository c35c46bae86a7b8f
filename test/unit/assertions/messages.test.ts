import { chai, describe, expect, test } from 'vitest'
import { Assertions } from '../../../src/assertions/assertions.ts'
import { messageBy, thrownBy } from './thrown-by.ts'

describe('msg', () => {
  test('is appended to the standard message, as a string or an option', () => {
    const t = new Assertions()
    expect(messageBy(() => t.assertEqual(1, 2, 'the count'))).toBe('1 != 2 : the count')
    expect(messageBy(() => t.assertEqual(1, 2, { msg: 'the count' }))).toBe('1 != 2 : the count')
    expect(messageBy(() => t.assertIn(1, [], 'the count'))).toBe('1 not found in [] : the count')
  })

  test('takes the place of the standard message when longMessage is false', () => {
    class Short extends Assertions {
      override longMessage = false
    }
    const t = new Short()
    expect(messageBy(() => t.assertTrue(0, 'the count'))).toBe('the count')
    expect(messageBy(() => t.assertTrue(0))).toBe('0 is not true')
  })
})

describe('failureException', () => {
  test('is the class of Vitest’s failures', () => {
    const t = new Assertions()
    expect(t.failureException).toBe(chai.AssertionError)
    expect(thrownBy(() => t.assertTrue(false))).toBeInstanceOf(t.failureException)
  })

  test('may be another class, by a class field or by assignment; the diff is kept', () => {
    class Refused extends Error {}
    class Case extends Assertions {
      override failureException = Refused
    }
    const assigned = new Assertions()
    assigned.failureException = Refused
    for (const t of [new Case(), assigned]) {
      const error = thrownBy(() => t.assertEqual({ a: 1 }, { a: 2 }))
      expect(error).toBeInstanceOf(Refused)
      expect(error).toMatchObject({ message: '{ a: 1 } != { a: 2 }', actual: { a: 1 }, expected: { a: 2 } })
    }
    expect(new Assertions().failureException).toBe(chai.AssertionError)
  })

  test('fail raises it with the message', () => {
    class Refused extends Error {}
    const t = new Assertions()
    expect(messageBy(() => t.fail())).toBe('failed')
    t.failureException = Refused
    const error = thrownBy(() => t.fail('no way'))
    expect(error).toBeInstanceOf(Refused)
    expect(error.message).toBe('no way')
  })
})

describe('maxDiff', () => {
  const first = { text: 'x'.repeat(200) }
  const second = { text: 'y'.repeat(200) }

  test('is null, and leaves the diff to Vitest’s own limits', () => {
    const t = new Assertions()
    expect(t.maxDiff).toBe(null)
    expect(thrownBy(() => t.assertEqual(first, second))).toMatchObject({ actual: first, showDiff: true })
  })

  test('a longer diff is left out, and the message says how to see it', () => {
    const t = new Assertions()
    t.maxDiff = 100
    const error = thrownBy(() => t.assertEqual(first, second))
    expect(error.message).toMatch(
      /^\{ text: 'x+…' \} != \{ text: 'y+…' \}\nDiff is 46\d characters long\. Set this\.maxDiff to null to see it\.$/,
    )
    expect(error).not.toHaveProperty('actual')
    expect(error).toMatchObject({ showDiff: false })
  })

  test('a shorter diff stays', () => {
    const t = new Assertions()
    t.maxDiff = 1000
    expect(thrownBy(() => t.assertEqual(first, second))).toMatchObject({ actual: first, showDiff: true })
  })

  test('holds for every assertion that has a diff', () => {
    const t = new Assertions()
    t.maxDiff = 10
    const hint = /Diff is \d+ characters long/
    expect(messageBy(() => t.assertSequenceEqual([1, 2], [1, 3]))).toMatch(hint)
    expect(messageBy(() => t.assertDictEqual(first, second))).toMatch(hint)
    expect(messageBy(() => t.assertMultiLineEqual('a\nb', 'a\nc'))).toMatch(hint)
  })
})

test('values are shortened in the message, and whole in the diff', () => {
  const t = new Assertions()
  const [first, second] = [`${'x'.repeat(100)}a`, `${'x'.repeat(100)}b`]
  const error = thrownBy(() => t.assertEqual(first, second))
  expect(error.message.length).toBeLessThan(200)
  expect(error).toMatchObject({ actual: first, expected: second })
})

test('a value whose own code throws is still shown', () => {
  const t = new Assertions()
  const value = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('no keys')
      },
    },
  )
  expect(messageBy(() => t.assertIsNone(value))).toBe('[object Object] is not None (null or undefined)')
})

test('each assertion counts for expect.assertions', () => {
  const t: Assertions = new Assertions()
  expect.assertions(8)
  t.assertEqual(1, 1)
  t.assertNotEqual(1, 2)
  t.assertIn(1, [1])
  t.assertTrue(1)
  t.assertAlmostEqual(1, 1)
  t.assertRegex('a', 'a')
  t.assertCountEqual([1], [1])
  t.assertRaises(Error, () => {
    throw new Error('counted')
  })
})

test('every assertion method of unittest 3.11 is there', () => {
  const names =
    `assertEqual assertNotEqual assertTrue assertFalse assertIs assertIsNot assertIsNone assertIsNotNone assertIn assertNotIn
    assertIsInstance assertNotIsInstance assertRaises assertRaisesRegex assertWarns assertWarnsRegex assertLogs assertNoLogs
    assertAlmostEqual assertNotAlmostEqual assertGreater assertGreaterEqual assertLess assertLessEqual assertRegex assertNotRegex
    assertCountEqual assertMultiLineEqual assertSequenceEqual assertListEqual assertTupleEqual assertSetEqual assertDictEqual
    assertDictContainsSubset addTypeEqualityFunc fail`.split(/\s+/)
  const t = new Assertions() as unknown as Record<string, unknown>
  expect(names.filter(name => typeof t[name] !== 'function')).toEqual([])
})
