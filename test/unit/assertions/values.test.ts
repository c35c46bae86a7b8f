import { beforeEach, describe, expect, test } from 'vitest'
import { runInNewContext } from 'node:vm'
import { Assertions } from '../../../src/assertions/assertions.ts'
import { NotAClassError, NotAContainerError, PromiseIsAlwaysTrueError } from '../../../src/errors/index.ts'
import { messageBy, thrownBy } from './thrown-by.ts'

let t: Assertions
beforeEach(() => {
  t = new Assertions()
})

describe('assertTrue and assertFalse', () => {
  test('truth is JavaScript’s', () => {
    t.assertTrue([])
    t.assertTrue('0')
    t.assertFalse(0)
    t.assertFalse('')
    t.assertFalse(undefined)
  })

  test('a failure names the value', () => {
    expect(messageBy(() => t.assertTrue(''))).toBe("'' is not true")
    expect(messageBy(() => t.assertFalse([1]))).toBe('[ 1 ] is not false')
  })

  test('a promise is refused, since it is always true', () => {
    const error = thrownBy(() => t.assertTrue(Promise.resolve(false)))
    expect(error).toBeInstanceOf(PromiseIsAlwaysTrueError)
    expect(error.message).toBe(
      'assertTrue(a promise): a promise is true whatever it settles to. Await it first.',
    )
    expect(messageBy(() => t.assertFalse(Promise.resolve()))).toBe(
      'assertFalse(a promise): a promise is true whatever it settles to. Await it first.',
    )
  })
})

describe('assertIs and assertIsNot', () => {
  test('identity is Object.is', () => {
    const value = {}
    t.assertIs(value, value)
    t.assertIs(Number.NaN, Number.NaN)
    t.assertIsNot(value, {})
  })

  test('a failure names the values', () => {
    expect(messageBy(() => t.assertIs({}, {}))).toBe('{} is not {}')
    expect(messageBy(() => t.assertIsNot(5, 5))).toBe('unexpectedly identical: 5')
  })
})

describe('assertIsNone and assertIsNotNone', () => {
  test('null and undefined are none, and nothing else is', () => {
    t.assertIsNone(null)
    t.assertIsNone(undefined)
    t.assertIsNotNone(0)
    t.assertIsNotNone('')
  })

  test('a failure names the value', () => {
    expect(messageBy(() => t.assertIsNone(false))).toBe('false is not None (null or undefined)')
    expect(messageBy(() => t.assertIsNotNone(undefined))).toBe('unexpectedly None: undefined')
    expect(messageBy(() => t.assertIsNotNone(null))).toBe('unexpectedly None: null')
  })
})

describe('assertIn and assertNotIn', () => {
  test.each([
    ['a string', 'b', 'abc', 'x'],
    ['an array', 2, [1, 2], 3],
    ['an array, by contents', { a: 1 }, [{ a: 1 }], { a: 2 }],
    ['a Set', 1, new Set([1]), 2],
    ['a Set, by contents', [1], new Set([[1]]), [2]],
    ['the keys of a Map', 'k', new Map([['k', 'v']]), 'v'],
    ['a typed array', 1, new Uint8Array([1]), 2],
    ['an iterable', 1, { [Symbol.iterator]: () => [1].values() }, 2],
    ['an object with has()', 'a', new URLSearchParams('a=1'), '1'],
    ['own properties', 'a', { a: undefined }, 'toString'],
  ])('%s', (_title, member, container, other) => {
    t.assertIn(member, container)
    t.assertNotIn(other, container)
    expect(() => t.assertIn(other, container)).toThrow(t.failureException)
    expect(() => t.assertNotIn(member, container)).toThrow(t.failureException)
  })

  test('a failure names both', () => {
    expect(messageBy(() => t.assertIn('x', ['a', 'b']))).toBe("'x' not found in [ 'a', 'b' ]")
    expect(messageBy(() => t.assertNotIn('a', 'abc'))).toBe("'a' unexpectedly found in 'abc'")
  })

  test('what holds no members is refused', () => {
    const error = thrownBy(() => t.assertIn(1, 5 as never))
    expect(error).toBeInstanceOf(NotAContainerError)
    expect(error.message).toBe(
      'assertIn(member, container): the container is 5. Pass a string, an array, a Set, a Map, an iterable, an object with has(), or an object whose keys are meant.',
    )
    expect(messageBy(() => t.assertNotIn(1, Promise.resolve([1])))).toBe(
      'assertNotIn(member, container): the container is an instance of Promise. Await it first.',
    )
    expect(messageBy(() => t.assertIn(1, '1'))).toBe(
      'assertIn(member, container): the container is a string. It holds strings only, and the member is 1.',
    )
  })
})

describe('assertIsInstance and assertNotIsInstance', () => {
  test('instances, of one class or of one of several', () => {
    t.assertIsInstance(new TypeError('x'), Error)
    t.assertIsInstance([], [Map, Array])
    t.assertNotIsInstance(new Map(), [Set, Array])
    t.assertNotIsInstance(null, Object)
  })

  test('a primitive is an instance of its wrapper class', () => {
    t.assertIsInstance('a', String)
    t.assertIsInstance(1, Number)
    t.assertIsInstance(true, Boolean)
    t.assertIsInstance(1n, BigInt)
    t.assertIsInstance(Symbol('s'), Symbol)
    t.assertNotIsInstance('a', Number)
  })

  test('errors of another global are instances of the language’s own classes', () => {
    const foreign: unknown = runInNewContext('new TypeError("foreign")')
    expect(foreign instanceof TypeError).toBe(false)
    t.assertIsInstance(foreign, TypeError)
    t.assertIsInstance(foreign, Error)
    t.assertNotIsInstance(foreign, RangeError)
  })

  test('a class of the user’s with a native name is not taken for it', () => {
    const OwnError = { TypeError: class TypeError extends Error {} }.TypeError
    t.assertNotIsInstance(new TypeError('x'), OwnError)
    t.assertNotIsInstance(new OwnError('x'), TypeError)
  })

  test('a class may decide by Symbol.hasInstance', () => {
    const even = { [Symbol.hasInstance]: (value: unknown) => Number(value) % 2 === 0 }
    const Even = Object.assign(() => {}, {}) as unknown as typeof Number
    Object.defineProperty(Even, Symbol.hasInstance, { value: even[Symbol.hasInstance] })
    t.assertIsInstance(Object(2), Even)
    t.assertNotIsInstance(Object(3), Even)
    t.assertIsInstance(2, even)
    t.assertNotIsInstance(3, [even])
    t.assertIsInstance(null, { [Symbol.hasInstance]: (value: unknown) => value === null })
  })

  test('whatever instanceof takes is taken', () => {
    const Bound = Map.bind(null)
    const Proxied = new Proxy(Map, {})
    class Positive {
      static [Symbol.hasInstance](value: unknown): value is number {
        return typeof value === 'number' && value > 0
      }
    }
    t.assertIsInstance(new Map(), [Bound])
    t.assertIsInstance(new Map(), Proxied)
    t.assertIsInstance(1, Positive)
    t.assertNotIsInstance(-1, Positive)
    const nothing = { [Symbol.hasInstance]: () => false }
    expect(messageBy(() => t.assertIsInstance(1, nothing))).toBe('1 is not an instance of (anonymous class)')
    expect(thrownBy(() => t.assertIsInstance(1, { [Symbol.hasInstance]: true } as never))).toBeInstanceOf(
      NotAClassError,
    )
  })

  test('a failure names the value and the classes', () => {
    expect(messageBy(() => t.assertIsInstance('a', [Number, Map]))).toBe(
      "'a' is not an instance of Number or Map",
    )
    expect(messageBy(() => t.assertNotIsInstance([], Array))).toBe('[] is an instance of Array')
  })

  test('what is no class is refused', () => {
    const error = thrownBy(() => t.assertIsInstance(1, 'number' as never))
    expect(error).toBeInstanceOf(NotAClassError)
    expect(error.message).toBe(
      'assertIsInstance(value, "number"): the second argument must be a class, or an array of classes that is not empty. For the type of a primitive pass String, Number, Boolean, BigInt or Symbol.',
    )
    const text = (value: string) => error.message.replace('"number"', value)
    expect(messageBy(() => t.assertIsInstance(1, []))).toBe(text('[]'))
    expect(messageBy(() => t.assertIsInstance(1, undefined as never))).toBe(text('undefined'))
    expect(messageBy(() => t.assertIsInstance(1, [Number, () => {}] as never))).toBe(
      text('function (anonymous)'),
    )
  })
})

describe('assertRegex and assertNotRegex', () => {
  test('a pattern is found anywhere, and may be a string', () => {
    t.assertRegex('abc', 'b')
    t.assertRegex('abc', /C$/i)
    t.assertNotRegex('abc', '^b')
  })

  test('a pattern with state gives the same answer each time', () => {
    const pattern = /b/g
    t.assertRegex('ab', pattern)
    t.assertRegex('ab', pattern)
    expect(pattern.lastIndex).toBe(0)
  })

  test('a failure names the pattern, the text, and the part that matched', () => {
    expect(messageBy(() => t.assertRegex('abc', '^b'))).toBe("Regex didn't match: /^b/ not found in 'abc'")
    expect(messageBy(() => t.assertNotRegex('abc', /b./))).toBe("Regex matched: 'bc' matches /b./ in 'abc'")
  })

  test('what is no text, and what is no pattern, is refused', () => {
    expect(messageBy(() => t.assertRegex(5 as never, 'a'))).toBe(
      'assertRegex(): the text to search must be a string, but it is 5.',
    )
    expect(messageBy(() => t.assertRegex('a', ''))).toBe(
      'assertRegex(): the pattern must be a RegExp, or a string of one that is not empty, but it is "".',
    )
    const error = thrownBy(() => t.assertNotRegex('a', '('))
    expect(error.message).toBe(
      'assertNotRegex(): the pattern must be a RegExp, or a string of one that is not empty, but it is "(".',
    )
    expect(error.cause).toBeInstanceOf(SyntaxError)
  })
})
