import { expect, test } from 'vitest'
import { DEFAULT, MagicMock, Mock, sentinel, StopIteration } from 'vitest-async-case'
import { failureOf } from './support/failure.ts'

class Real {
  method(): unknown {
    return sentinel['original']
  }
}

test('calls are passed on to what is wrapped', () => {
  const real = new Mock()
  const mock = new Mock({ wraps: real })
  expect(mock()).toBe(real())
  real.resetMock()
  mock(1, 2)
  real.assertCalledWith(1, 2)
})

test('an attribute that the wrapped object does not have is an AttributeError', () => {
  const mock = new Mock({ wraps: new Real() })
  expect(failureOf(() => mock.other)).toBe(
    "AttributeError: The object that 'mock' wraps has no attribute 'other'. Configure it on the mock, or wrap an object that has it.",
  )
})

test('a return value keeps calls from what is wrapped', () => {
  const real = new Mock()
  const mock = new Mock({ wraps: real })
  mock.returnValue = 3
  expect(mock()).toBe(3)
  expect(real.called).toBe(false)
})

test('attributes wrap the attributes of what is wrapped, as deep as they are read', () => {
  const real = { attribute: new Mock() }
  const mock = new Mock({ wraps: real })
  expect(mock.attribute()).toBe(real.attribute())
  expect(mock.attribute).not.toBe(real.attribute)
  expect(() => mock.fish).toThrow('fish')
  const result = mock.attribute.frog(1, 2)
  real.attribute.frog.assertCalledWith(1, 2)
  expect(result).toBe(real.attribute.frog())
})

test('a wrapped method has its own object as context', () => {
  const counter = {
    count: 1,
    next(): number {
      return (this.count += 1)
    },
  }
  expect(new Mock({ wraps: counter }).next()).toBe(2)
})

test('DEFAULT among the items of a side effect passes the call on', () => {
  const mock = new Mock({ wraps: new Real() })
  mock.method.sideEffect = [sentinel['one'], DEFAULT]
  expect([mock.method(), mock.method()]).toEqual([sentinel['one'], sentinel['original']])
  expect(mock.method).toThrow(StopIteration)
})

test('an iterable as side effect comes before what is wrapped', () => {
  const mock = new Mock({ wraps: new Real() })
  mock.method.sideEffect = [sentinel['one'], sentinel['two']]
  expect([mock.method(), mock.method()]).toEqual([sentinel['one'], sentinel['two']])
  expect(mock.method).toThrow(StopIteration)
})

test('an error as side effect comes before what is wrapped', () => {
  const mock = new Mock({ wraps: new Real() })
  mock.method.sideEffect = RangeError
  expect(mock.method).toThrow(RangeError)
})

test('a function as side effect comes before what is wrapped', () => {
  const mock = new Mock({ wraps: new Real() })
  mock.method.sideEffect = () => sentinel['value']
  expect(mock.method()).toBe(sentinel['value'])
})

test('a return value of a wrapping attribute comes before what is wrapped', () => {
  const mock = new Mock({ wraps: new Real() })
  mock.method.returnValue = sentinel['value']
  expect(mock.method()).toBe(sentinel['value'])
})

test('a side effect comes before a return value', () => {
  const mock = new Mock({ wraps: new Real() })
  mock.method.sideEffect = [sentinel['one'], sentinel['two']]
  mock.method.returnValue = sentinel['wrong']
  expect([mock.method(), mock.method()]).toEqual([sentinel['one'], sentinel['two']])
  expect(mock.method).toThrow(StopIteration)
})

test('a side effect that gives DEFAULT leaves it to the return value', () => {
  const mock = new Mock({ wraps: new Real() })
  mock.method.sideEffect = () => DEFAULT
  mock.method.returnValue = sentinel['value']
  expect(mock.method()).toBe(sentinel['value'])
})

test('DEFAULT among the items leaves it to the return value, before what is wrapped', () => {
  const mock = new Mock({ wraps: new Real() })
  mock.method.sideEffect = [sentinel['one'], DEFAULT]
  mock.method.returnValue = sentinel['value']
  expect([mock.method(), mock.method()]).toEqual([sentinel['one'], sentinel['value']])
  expect(mock.method).toThrow(StopIteration)
})

test('a MagicMock that wraps a Map passes its methods on, until they have a return value', () => {
  const data = new Map([['foo', 'bar']])
  const mock = new MagicMock({ wraps: data })
  expect(mock.get('foo')).toBe('bar')
  mock.get.returnValue = 'value'
  expect(mock.get('foo')).toBe('value')
  mock.get.returnValue = DEFAULT
  expect([mock.get('foo'), mock.get('baz')]).toEqual(['bar', undefined])
  expect([...mock]).toEqual([['foo', 'bar']])
})

test('a MagicMock that wraps a class gives instances of it, called or constructed', () => {
  class Foo {
    custom(): string {
      return 'foo'
    }
  }
  const mock = new MagicMock({ wraps: Foo })
  expect(mock().custom()).toBe('foo')
  expect(new mock().custom()).toBe('foo')
})
