import { expect, test } from 'vitest'
import { call, MagicMock, patch, PropertyMock } from 'vitest-async-case'

test('a PropertyMock in place of a property is called when it is read and assigned', () => {
  class Some {
    get one(): number {
      return 1
    }
    set one(_value: number) {}
  }
  const patcher = patch.object(Some.prototype, 'one', { newCallable: PropertyMock })
  const mock = patcher.start() as unknown as PropertyMock
  const some = new Some()
  void some.one
  mock.assertCalledOnceWith()
  some.one = 3
  expect(mock.mockCalls).toEqual([call(), call(3)])
  patcher.stop()
  expect(new Some().one).toBe(1)
})

test('a PropertyMock as attribute of a mock gives a MagicMock', () => {
  const mock = new MagicMock()
  const property = new PropertyMock()
  mock.foo = property
  const returned = mock.foo
  property.assertCalledOnceWith()
  expect(returned).toBeInstanceOf(MagicMock)
  expect(returned).not.toBeInstanceOf(PropertyMock)
})

test('a PropertyMock gives its return value', () => {
  const mock = new MagicMock()
  const property = new PropertyMock({ returnValue: 42 })
  mock.foo = property
  expect(mock.foo).toBe(42)
  property.assertCalledOnceWith()
})

test('a PropertyMock throws its side effect', () => {
  const mock = new MagicMock()
  const property = new PropertyMock({ sideEffect: RangeError })
  mock.foo = property
  expect(() => mock.foo).toThrow(RangeError)
  property.assertCalledOnceWith()
})

test('a PropertyMock is a property descriptor', () => {
  const property = new PropertyMock<number>({ returnValue: 3 })
  const object = Object.defineProperty({}, 'size', property) as { size: number }
  object.size = 5
  expect(object.size).toBe(3)
  expect(property.mockCalls).toEqual([call(5), call()])
})

test('reads and assignments are recorded by the mock that the property belongs to', () => {
  const mock = new MagicMock()
  mock.foo = new PropertyMock({ returnValue: 1 })
  mock.foo = 2
  void mock.foo
  expect(mock.mockCalls).toEqual([call.foo(2), call.foo()])
})
