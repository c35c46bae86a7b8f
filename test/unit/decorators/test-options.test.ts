import { describe, expect, test } from 'vitest'
import { vitestOptions } from '../../../src/decorators/index.ts'
import {
  DecoratedClassError,
  InvalidTestOptionError,
  each,
  retry,
  tags,
  testOptions,
  timeout,
} from '../../../src/index.ts'
import { compile, ways } from './ways.ts'

describe.each(ways)('test options, lowered by %s', way => {
  test('options of several decorators on one method add up', () => {
    const source = `class A { @retry(2) @timeout(50) @tags('db', 'slow') @tags('db2') @concurrent testOne() {} }`
    expect(vitestOptions(compile(way, source, 'A').prototype.testOne)).toEqual({
      retry: 2,
      timeout: 50,
      tags: ['db', 'slow', 'db2'],
      concurrent: true,
    })
  })

  test('a subclass has its base options below its own, but not only and todo', () => {
    const source = `@only @tags('a') @testOptions({ retry: 1, timeout: 5 }) class A {}
      @tags('b') @retry(3) class B extends A {}`
    const [A, B] = compile(way, source, '[A, B]')
    expect(vitestOptions(A)).toEqual({ only: true, tags: ['a'], retry: 1, timeout: 5 })
    expect(vitestOptions(B)).toEqual({ tags: ['a', 'b'], retry: 3, timeout: 5 })
  })

  test('each keeps argument lists', () => {
    const source = `class A { @each([[1, 2], 'x']) testOne() {} }`
    expect(vitestOptions(compile(way, source, 'A').prototype.testOne)).toEqual({ each: [[1, 2], ['x']] })
  })

  test('each is not for classes', () => {
    expect(() => compile(way, `@each([1]) class A {}`, 'A')).toThrow(
      new DecoratedClassError('@each', 'A', 'a test method'),
    )
  })
})

test('the plain form takes the target first', () => {
  class A {
    testOne(): void {}
    testSum(_a: number, _b: number): void {}
  }
  retry.define(A.prototype, 'testOne', 2)
  timeout.define(A, 100)
  tags.define(A, 'db')
  each.define(A.prototype, 'testSum', [[1, 2]])
  expect([A, A.prototype.testOne, A.prototype.testSum].map(vitestOptions)).toEqual([
    { timeout: 100, tags: ['db'] },
    { retry: 2 },
    { each: [[1, 2]] },
  ])
})

test.each([
  ['tiemout', 'timeout'],
  ['Retry', 'retry'],
  ['repeat', 'repeats'],
])("a slip of one of Vitest's options is refused: %s", (written, meant) => {
  expect(() => testOptions({ [written]: 1 })).toThrow(
    new InvalidTestOptionError('testOptions', `the option '${written}'`, `'${meant}', if that is meant`),
  )
})

test("an option that only Vitest knows is Vitest's to judge", () => {
  expect(() => testOptions({ snapshots: 1, meta: {} } as object)).not.toThrow()
})

test('a count that is no whole number is refused', () => {
  const error = new InvalidTestOptionError('retry', '-1', 'how often to try again, a whole number from 0 on')
  expect(() => retry(-1)).toThrow(error)
  expect(error.message).toBe('retry got -1. Give how often to try again, a whole number from 0 on.')
})
