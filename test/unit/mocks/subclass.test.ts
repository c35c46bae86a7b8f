import { expect, test } from 'vitest'
import { AsyncMock, MagicMock, Mock, NonCallableMagicMock, NonCallableMock, patch } from 'vitest-async-case'
import { failureOf } from './support/failure.ts'
import { each } from './support/each.ts'

class X {}

test('attributes and results of a subclass are instances of it', () => {
  class Sub extends Mock {}
  const mock = new Sub()
  expect(mock.foo).toBeInstanceOf(Sub)
  expect(mock()).toBeInstanceOf(Sub)
})

test('members of a subclass come before attributes, accessors too', () => {
  class Sub extends Mock {
    get size(): number {
      return 3
    }
    set size(_value: number) {
      throw new RangeError('strange error')
    }
    double(): number {
      return this.size * 2
    }
  }
  const mock = new Sub({ specSet: Sub.prototype as never })
  expect([mock.size, mock.double()]).toEqual([3, 6])
  expect(failureOf(() => (mock.size = 3))).toBe('RangeError: strange error')
  expect(() => (mock.foo = 'bar')).toThrow('specSet')
})

test('a NonCallableMock cannot be called', () => {
  for (const Class of each(NonCallableMagicMock, NonCallableMock)) {
    const mock = new Class() as unknown as () => void
    expect(typeof mock).toBe('object')
    expect(() => mock()).toThrow(TypeError)
    expect(String(mock)).toBe(`<${Class.name}>`)
  }
})

test('the classes are subclasses of each other as in Python', () => {
  const isInstance = (Class: new () => object) =>
    [Mock, MagicMock, AsyncMock, NonCallableMock, NonCallableMagicMock].map(
      Base => new Class() instanceof Base,
    )
  expect([Mock, MagicMock, AsyncMock, NonCallableMock, NonCallableMagicMock].map(isInstance)).toEqual([
    [true, false, false, true, false],
    [true, true, false, true, false],
    [true, false, true, true, false],
    [false, false, false, true, false],
    [false, false, false, true, true],
  ])
})

test('attributes of a mock that cannot be called can be called', () => {
  expect(new NonCallableMock().one).toBeInstanceOf(Mock)
  expect(new NonCallableMagicMock().two).toBeInstanceOf(MagicMock)
})

test('attributes of subclasses of Mock and MagicMock are of the subclass', () => {
  class MockSub extends Mock {}
  class MagicSub extends MagicMock {}
  expect(new MockSub().one).toBeInstanceOf(MockSub)
  expect(new MagicSub().two).toBeInstanceOf(MagicSub)
})

test('a class patched with its spec gives an instance of it', () => {
  const module = { X }
  patch.object(module, 'X', { spec: true }).run((replacement: unknown) => {
    const mock = replacement as MagicMock
    expect(mock).toBeInstanceOf(X)
    mock()
    mock.assertCalledOnceWith()
  })
})

test('a class patched with its specSet refuses other attributes', () => {
  const module = { X }
  patch.object(module, 'X', { specSet: true }).run((replacement: unknown) => {
    const mock = replacement as MagicMock
    mock()
    mock.assertCalledOnceWith()
    expect(() => (mock.other = 1)).toThrow('specSet')
  })
})

test('an instance as spec gives a mock that cannot be called', () => {
  const module = { X }
  patch.object(module, 'X', { spec: new X() }).run((mock: unknown) => {
    expect(typeof mock).toBe('object')
    expect(mock).toBeInstanceOf(NonCallableMagicMock)
  })
})

test('an instance as specSet gives a mock that cannot be called', () => {
  const module = { X }
  patch.object(module, 'X', { specSet: new X() }).run((mock: unknown) => {
    expect(mock).toBeInstanceOf(NonCallableMagicMock)
  })
})

test('a subclass with a constructor of its own makes children that record all the same', () => {
  class Named extends MagicMock {
    constructor() {
      super({ name: 'always' })
    }
  }
  const mock = new Named()
  mock.child(1)
  expect(mock.mockCalls).toHaveLength(1)
  expect(String(mock.child)).toBe("<Named name='always.child'>")
})

test('fields of a subclass are attributes', () => {
  class WithField extends MagicMock {
    size = 3
  }
  expect(new WithField().size).toBe(3)
})
