import { expect, test } from 'vitest'
import {
  BaseException,
  createAutospec,
  DEFAULT,
  MagicMock,
  Mock,
  sentinel,
  StopIteration,
} from 'vitest-async-case'
import { failureOf } from './support/failure.ts'
import { each } from './support/each.ts'

class Words {
  #rest = ['this', 'is', 'an', 'iterator']

  next(): IteratorResult<string> {
    const value = this.#rest.shift()
    return value === undefined ? { done: true, value } : { done: false, value }
  }

  [Symbol.iterator](): this {
    return this
  }
}

test('a function as side effect receives the arguments, and gives the result or throws', () => {
  const mock = new Mock()
  mock.sideEffect = () => {
    throw new RangeError('kablooie')
  }
  expect(failureOf(() => mock(1, 2))).toBe('RangeError: kablooie')
  mock.assertCalledWith(1, 2)
  const results = [1, 2, 3]
  mock.sideEffect = () => results.pop()
  expect([mock(), mock(), mock()]).toEqual([3, 2, 1])
  const falling = new Mock({ sideEffect: () => DEFAULT, returnValue: sentinel['value'] })
  expect(falling()).toBe(sentinel['value'])
})

test('an error is thrown as it is, an error class as a new error at every call', () => {
  const error = new TypeError('one')
  const one = new Mock({ sideEffect: error })
  expect(one).toThrow(error)
  const many = new Mock({ sideEffect: TypeError })
  const errors = [1, 2].map(() => {
    try {
      return many()
    } catch (thrown) {
      return thrown
    }
  })
  expect(errors[0]).toBeInstanceOf(TypeError)
  expect(errors[1]).not.toBe(errors[0])
})

test('what is thrown may be a BaseException, which is no Error', () => {
  class Interrupt extends BaseException {}
  for (const sideEffect of [Interrupt, new Interrupt('foo')]) {
    let thrown: unknown
    try {
      new Mock({ sideEffect: sideEffect as never })()
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(Interrupt)
  }
})

test('an iterable gives one item a call, then StopIteration', () => {
  const mock = new Mock({ sideEffect: [1, 2, 3] })
  expect([mock(), mock(), mock()]).toEqual([1, 2, 3])
  expect(mock).toThrow(StopIteration)
  expect(failureOf(() => new Mock({ name: 'load', sideEffect: [] })())).toBe(
    "StopIteration: The side effect of 'load' has no items left for call 1.",
  )
  const letters = new Mock({ sideEffect: 'ghi' })
  expect([letters(), letters(), letters()]).toEqual(['g', 'h', 'i'])
  class Foo {}
  expect(new MagicMock({ sideEffect: Foo as never })()).toBeInstanceOf(Foo)
  const words = new Mock({ sideEffect: new Words() })
  expect([words(), words(), words(), words()]).toEqual(['this', 'is', 'an', 'iterator'])
})

test('errors among the items of an iterable are thrown', () => {
  for (const Class of each(Mock, MagicMock)) {
    const mock = new Class({ sideEffect: [RangeError, 3, new TypeError('four'), 6] })
    expect(mock).toThrow(RangeError)
    expect(mock()).toBe(3)
    expect(mock).toThrow('four')
    expect(mock()).toBe(6)
  }
})

test('the side effect reads as the iterator that is being used up', () => {
  const mock = new Mock()
  mock.sideEffect = ['a', 'b']
  expect(mock()).toBe('a')
  expect([...(mock.sideEffect as Iterable<string>)]).toEqual(['b'])
  const words = new Words()
  mock.sideEffect = words
  expect(mock()).toBe('this')
  expect(mock.sideEffect).toBe(words)
})

test('DEFAULT among the items stands for the return value', () => {
  const mock = new Mock({ returnValue: 2, sideEffect: [1, DEFAULT] })
  expect([mock(), mock()]).toEqual([1, 2])
})

test('an autospecced function has side effects of every kind', () => {
  const mock = createAutospec(() => 0)
  mock.sideEffect = [1, 2, 3]
  expect([mock(), mock(), mock()]).toEqual([1, 2, 3])
  mock.sideEffect = () => 4
  expect(mock()).toBe(4)
})

test('an autospecced function throws its side effect', () => {
  const mock = createAutospec(() => 0)
  mock.sideEffect = new RangeError('Bazinga!')
  expect(mock).toThrow('Bazinga!')
})

test('the return value of an autospecced function can be set', () => {
  const mock = createAutospec(() => 0)
  mock.returnValue = 1
  expect(mock()).toBe(1)
})

test('the side effect of an autospecced function can be an error', () => {
  const mock = createAutospec(() => 0)
  mock.sideEffect = new TypeError()
  expect(mock).toThrow(TypeError)
})

test('null clears the side effect', () => {
  const mock = new Mock({ sideEffect: [1], returnValue: 2 })
  mock.sideEffect = null
  expect(mock()).toBe(2)
  expect(mock.sideEffect).toBeNull()
})

test('a side effect that is nothing of these is refused when it is set', () => {
  const expected = (text: string) =>
    `InvalidSideEffectError: A side effect is a function, an error, an error class or an iterable, not ${text}. To return this value, set returnValue.`
  expect(failureOf(() => new Mock({ sideEffect: 3 as never }))).toBe(expected('3'))
  expect(failureOf(() => Object.assign(new Mock(), { sideEffect: { a: 1 } }))).toBe(expected('{ a: 1 }'))
})
