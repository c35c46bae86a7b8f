import { beforeEach, chai, describe, expect, test } from 'vitest'
import { Assertions } from '../../../src/assertions/assertions.ts'
import { PromiseComparedError, TypeEqualityError } from '../../../src/errors/index.ts'
import { call, Mock } from '../../../src/index.ts'
import { messageBy, thrownBy } from './thrown-by.ts'

let t: Assertions
beforeEach(() => {
  t = new Assertions()
})

describe('promises, of whose contents nothing shows', () => {
  const one = Promise.resolve(1)
  const two = Promise.resolve(2)

  test('two are refused, since they would always be equal', () => {
    const error = thrownBy(() => t.assertEqual(one, two))
    expect(error).toBeInstanceOf(PromiseComparedError)
    expect(error.message).toBe(
      'assertEqual(a promise, a promise): two promises are equal whatever they settle to. Await them first; whether they are one, assertIs() tells.',
    )
  })

  test('one beside a value is refused where it would always differ', () => {
    const text =
      'assertNotEqual(): a promise is compared with something else, and differs whatever it settles to. Await it first.'
    expect(messageBy(() => t.assertNotEqual(one, 1))).toBe(text)
    expect(messageBy(() => t.assertNotEqual(1, one))).toBe(text)
  })

  test('what can come out either way is compared', () => {
    t.assertEqual(one, one)
    t.assertNotEqual(one, undefined)
    t.assertNotEqual(null, one)
    expect(messageBy(() => t.assertEqual(one, 1))).toBe('Promise{…} != 1')
    // A query that can be awaited has contents.
    const query = (sql: string) => ({ sql, then: () => {} })
    t.assertEqual(query('a'), { sql: 'a', then: expect.any(Function) })
    t.assertNotEqual(query('a'), query('b'))
  })
})

describe('assertEqual', () => {
  test('equal values pass: primitives, arrays, objects, maps, sets and dates, recursively', () => {
    t.assertEqual(1, 1)
    t.assertEqual(null, null)
    t.assertEqual('a', 'a')
    t.assertEqual([1, [2, { a: 3 }]], [1, [2, { a: 3 }]])
    t.assertEqual(new Map([['a', [1]]]), new Map([['a', [1]]]))
    t.assertEqual(new Set([[1], [2]]), new Set([[2], [1]]))
    t.assertEqual(new Date(5), new Date(5))
  })

  test('asymmetric matchers of Vitest match', () => {
    t.assertEqual({ id: 7, at: new Date() }, { id: 7, at: expect.any(Date) })
  })

  test('different values fail with both in the message', () => {
    expect(messageBy(() => t.assertEqual(1, 2))).toBe('1 != 2')
    expect(messageBy(() => t.assertEqual(1, '1'))).toBe("1 != '1'")
    expect(messageBy(() => t.assertEqual(null, undefined))).toBe('null != undefined')
    expect(messageBy(() => t.assertEqual(new Date(0), new Date(1)))).toBe(
      '1970-01-01T00:00:00.000Z != 1970-01-01T00:00:00.001Z',
    )
  })

  test('a failure is an AssertionError that carries what Vitest needs for its diff', () => {
    const error = thrownBy(() => t.assertEqual({ a: 1 }, { a: 2 }))
    expect(error).toBeInstanceOf(chai.AssertionError)
    expect(error).toMatchObject({ actual: { a: 1 }, expected: { a: 2 }, showDiff: true })
  })

  test('a failure starts at the line of the call, also when another method found it', () => {
    for (const [first, second] of [[1, 2] as const, [[1], [2]] as const, ['a', 'b'] as const]) {
      const { stack } = thrownBy(() => t.assertEqual(first, second))
      expect(stack?.split('\n    at ')[1]).toMatch(/equality\.test\.ts:\d+:\d+\)?$/)
    }
  })

  test('a failure in a method that is spied on still has a stack', () => {
    const spied = new Proxy(t.assertEqual, {})
    Object.defineProperty(t, 'assertEqual', { value: spied })
    expect(thrownBy(() => t.assertEqual(1, 2)).stack).toContain('equality.test.ts')
  })

  test('an error that comparing throws is passed on as it is', () => {
    const error = new Error('getter')
    const value = {
      get a(): number {
        throw error
      },
    }
    expect(thrownBy(() => t.assertEqual(value, { a: 1 }))).toBe(error)
  })

  test('arrays name the first element that differs', () => {
    expect(messageBy(() => t.assertEqual([1, 2, 3], [1, 5, 3]))).toBe(
      'Lists differ: [ 1, 2, 3 ] != [ 1, 5, 3 ]\n\nFirst differing element 1:\n2\n5',
    )
  })

  test('arrays of different length name what is left over', () => {
    expect(messageBy(() => t.assertEqual([1, 2], [1, 2, 3, 4]))).toBe(
      'Lists differ: [ 1, 2 ] != [ 1, 2, 3, 4 ]\n\nSecond list contains 2 additional elements.\nSecond extra element 2:\n3',
    )
    expect(messageBy(() => t.assertEqual([1], []))).toBe(
      'Lists differ: [ 1 ] != []\n\nFirst list contains 1 additional elements.\nFirst extra element 0:\n1',
    )
  })

  test('sets name the members of one side only', () => {
    expect(messageBy(() => t.assertEqual(new Set([1, 2]), new Set([2, 3])))).toBe(
      'Items in the first set but not the second:\n1\nItems in the second set but not the first:\n3',
    )
  })
})

describe('assertNotEqual', () => {
  test('different values pass', () => {
    t.assertNotEqual(1, 2)
    t.assertNotEqual([], {})
  })

  test('equal values fail', () => {
    expect(messageBy(() => t.assertNotEqual({ a: 1 }, { a: 1 }))).toBe('{ a: 1 } == { a: 1 }')
  })
})

describe('addTypeEqualityFunc', () => {
  class Money {
    readonly cents: number
    readonly memo: string
    constructor(cents: number, memo = '') {
      this.cents = cents
      this.memo = memo
    }
  }

  class Euro extends Money {}

  const compareCents = (first: Money, second: Money, msg?: unknown): void => {
    if (first.cents !== second.cents) t.fail(`${first.cents} cents != ${second.cents} cents (${String(msg)})`)
  }

  test('a registered function compares two direct instances of its class', () => {
    t.addTypeEqualityFunc(Money, compareCents)
    t.assertEqual(new Money(5, 'a'), new Money(5, 'b'))
    expect(messageBy(() => t.assertEqual(new Money(5), new Money(6), 'price'))).toBe(
      '5 cents != 6 cents (price)',
    )
  })

  test('it is not used for a subclass, nor when the classes differ', () => {
    t.addTypeEqualityFunc(Money, () => t.fail('not used'))
    t.assertEqual(new Euro(5), new Euro(5))
    expect(messageBy(() => t.assertEqual(new Euro(5), new Money(6)))).not.toBe('not used')
  })

  test('a name means the method of that name, looked up when it is needed', () => {
    class Case extends Assertions {
      assertMoney(first: Money, second: Money): void {
        this.assertEqual(first.cents, second.cents)
      }
    }
    const own = new Case()
    own.addTypeEqualityFunc(Money, 'assertMoney')
    own.assertEqual(new Money(5, 'a'), new Money(5, 'b'))
    own.assertMoney = () => own.fail('replaced')
    expect(messageBy(() => own.assertEqual(new Money(5), new Money(5)))).toBe('replaced')
  })

  test('a wrapper class registers for its primitive', () => {
    t.addTypeEqualityFunc(String, (first, second) => t.assertIs(first.toLowerCase(), second.toLowerCase()))
    t.assertEqual('Ab', 'aB')
  })

  test('it holds for its own instance only', () => {
    t.addTypeEqualityFunc(Money, compareCents)
    expect(() => new Assertions().assertEqual(new Money(5, 'a'), new Money(5, 'b'))).toThrow()
  })

  test('what is no class, and what is no comparison, is refused', () => {
    const refused = (fn: () => void): string => {
      const error = thrownBy(fn)
      expect(error).toBeInstanceOf(TypeEqualityError)
      return error.message
    }
    expect(refused(() => t.addTypeEqualityFunc('Money' as never, () => {}))).toBe(
      'addTypeEqualityFunc("Money", function (anonymous)): pass a class, and a function (first, second, msg) or the name of an assertion method.',
    )
    expect(refused(() => t.addTypeEqualityFunc(Money, 'assertMoney'))).toBe(
      'addTypeEqualityFunc(class Money, "assertMoney"): pass a class, and a function (first, second, msg) or the name of an assertion method.',
    )
  })
})

describe('assertSequenceEqual', () => {
  test('compares elements, whatever kind of sequence holds them', () => {
    t.assertSequenceEqual([1, 2], new Uint8Array([1, 2]))
    t.assertSequenceEqual('ab', ['a', 'b'])
    t.assertSequenceEqual([], [])
  })

  test('fails with the first element that differs', () => {
    expect(messageBy(() => t.assertSequenceEqual('abc', ['a', 'x', 'c']))).toBe(
      "Sequences differ: 'abc' != [ 'a', 'x', 'c' ]\n\nFirst differing element 1:\n'b'\n'x'",
    )
  })

  test('what has no length fails', () => {
    expect(messageBy(() => t.assertSequenceEqual(5 as never, []))).toBe(
      'First sequence has no length.    Non-sequence?',
    )
    expect(messageBy(() => t.assertSequenceEqual([], null as never))).toBe(
      'Second sequence has no length.    Non-sequence?',
    )
  })

  test('seqType demands a class of both', () => {
    t.assertSequenceEqual([1], [1], { seqType: Array })
    expect(messageBy(() => t.assertSequenceEqual([1], new Uint8Array([1]), { seqType: Array }))).toBe(
      'Second sequence is not a Array: Uint8Array[ 1 ]',
    )
  })
})

describe('assertListEqual and assertTupleEqual', () => {
  test('equal arrays pass, also frozen ones', () => {
    t.assertListEqual([1], [1])
    t.assertTupleEqual(Object.freeze([1, 'a']), [1, 'a'])
  })

  test('the message names the kind', () => {
    expect(messageBy(() => t.assertTupleEqual([1], [2]))).toBe(
      'Tuples differ: [ 1 ] != [ 2 ]\n\nFirst differing element 0:\n1\n2',
    )
  })

  test('what is no array fails', () => {
    expect(messageBy(() => t.assertListEqual('ab' as never, ['a', 'b']))).toBe(
      "First sequence is not a list: 'ab'",
    )
    expect(messageBy(() => t.assertTupleEqual([], new Set() as never))).toBe(
      'Second sequence is not a tuple: Set{}',
    )
  })
})

describe('assertSetEqual', () => {
  test('equal members pass, objects by their contents', () => {
    t.assertSetEqual(new Set([{ a: 1 }]), new Set([{ a: 1 }]))
    t.assertSetEqual(new Set(), new Set())
  })

  test('what is no set fails', () => {
    expect(messageBy(() => t.assertSetEqual([1] as never, new Set()))).toBe(
      'first argument is not a set: [ 1 ]',
    )
    expect(messageBy(() => t.assertSetEqual(new Set(), null as never))).toBe(
      'second argument is not a set: null',
    )
  })
})

describe('assertDictEqual', () => {
  test('equal plain objects and maps pass, whatever the order of keys', () => {
    t.assertDictEqual({ a: 1, b: [2] }, { b: [2], a: 1 })
    t.assertDictEqual(new Map([[1, 2]]), new Map([[1, 2]]))
    t.assertDictEqual(Object.assign(Object.create(null), { a: 1 }), { a: 1 })
  })

  test('different entries fail with a diff', () => {
    const error = thrownBy(() => t.assertDictEqual({ a: 1 }, { a: 2 }))
    expect(error.message).toBe('{ a: 1 } != { a: 2 }')
    expect(error).toMatchObject({ actual: { a: 1 }, expected: { a: 2 } })
  })

  test('what is no dictionary fails', () => {
    class Point {}
    expect(messageBy(() => t.assertDictEqual(new Point(), {}))).toBe(
      'First argument is not a dictionary: Point{}',
    )
    expect(messageBy(() => t.assertDictEqual({}, []))).toBe('Second argument is not a dictionary: []')
  })
})

describe('assertDictContainsSubset', () => {
  test('a subset passes', () => {
    t.assertDictContainsSubset({ a: [1] }, { a: [1], b: 2 })
  })

  test('missing keys and other values are listed', () => {
    expect(messageBy(() => t.assertDictContainsSubset({ a: 1, c: 3 }, { a: 2 }))).toBe(
      "Missing: 'c'; Mismatched values: 'a', expected: 1, actual: 2",
    )
  })
})

describe('assertMultiLineEqual', () => {
  test('different texts fail with both, and with a diff by line', () => {
    const error = thrownBy(() => t.assertMultiLineEqual('a\nb', 'a\nc'))
    expect(error.message).toBe("'a\\nb' != 'a\\nc'")
    expect(error).toMatchObject({ actual: 'a\nb', expected: 'a\nc', showDiff: true })
  })

  test('what is no string fails', () => {
    expect(messageBy(() => t.assertMultiLineEqual(1 as never, ''))).toBe('First argument is not a string: 1')
    expect(messageBy(() => t.assertMultiLineEqual('', null as never))).toBe(
      'Second argument is not a string: null',
    )
  })
})

test('calls are shown as they would be written, also those that were not recorded', () => {
  const mock = new Mock()
  mock.load(2)
  expect(messageBy(() => t.assertEqual(mock.mockCalls, [call.load(3)])).split('\n')[0]).toBe(
    'Lists differ: [ call.load(2) ] != [ call.load(3) ]',
  )
  expect(messageBy(() => t.assertEqual(mock.load.callArgs, call(4)))).toBe('call(2) != call(4)')
  expect(messageBy(() => t.assertIn(call(5), mock.mockCalls))).toBe('call(5) not found in [ call.load(2) ]')
})

describe('assertCountEqual', () => {
  test('the same elements in another order pass', () => {
    t.assertCountEqual([1, 'a', { b: 1 }, [2]], [[2], { b: 1 }, 'a', 1])
    t.assertCountEqual(new Set([1, 2]), [2, 1])
    t.assertCountEqual('aab', 'aba')
  })

  test('each element counts as often as it comes', () => {
    expect(messageBy(() => t.assertCountEqual([1, 1, 2], [1, 2, 2, 3]))).toBe(
      'Element counts were not equal:\nFirst has 2, Second has 1:  1\nFirst has 1, Second has 2:  2\nFirst has 0, Second has 1:  3',
    )
  })

  test('calls of mocks are counted by what they are of', () => {
    const mock = new Mock()
    mock(1)
    mock.load(2)
    t.assertCountEqual(mock.mockCalls, [call.load(2), call(1)])
    expect(messageBy(() => t.assertCountEqual(mock.mockCalls, [call(1), call(3)]))).toBe(
      'Element counts were not equal:\nFirst has 1, Second has 0:  call.load(2)\nFirst has 0, Second has 1:  call(3)',
    )
  })

  test('objects are counted by their contents', () => {
    expect(messageBy(() => t.assertCountEqual([{ a: 1 }, { a: 1 }], [{ a: 1 }, { a: 2 }]))).toBe(
      'Element counts were not equal:\nFirst has 2, Second has 1:  { a: 1 }\nFirst has 0, Second has 1:  { a: 2 }',
    )
  })

  test('what cannot be iterated is refused', () => {
    expect(messageBy(() => t.assertCountEqual(5 as never, []))).toBe(
      'assertCountEqual(): the first argument must be iterable, but it is 5.',
    )
  })
})
