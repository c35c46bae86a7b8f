import { expect, test } from 'vitest'
import {
  MagicMock,
  Mock,
  NonCallableMagicMock,
  NonCallableMock,
  AsyncMock,
  type CallValue,
} from 'vitest-async-case'
import { failureOf } from './support/failure.ts'
import { each } from './support/each.ts'

class Something {
  x = 3
  static make(): Something {
    return new Something()
  }
  meth(a: number, b: number, c: number, d?: number): unknown[] {
    return [a, b, c, d]
  }
  y(): void {}
}

const take = (a: number, b: number, c: number, d = 0): unknown[] => [a, b, c, d]

test('a list of names is all that a mock has', () => {
  for (const options of [{ spec: ['something'] }, { specSet: ['something'] }]) {
    const mock = new Mock(options)
    expect(mock.something).toBeInstanceOf(Mock)
    expect(failureOf(() => mock.something_else)).toBe(
      "AttributeError: Mock object has no attribute 'something_else'.",
    )
  }
})

test('a mock has the attributes of its spec, a class or an instance', () => {
  const fromClass: Mock = new Mock({ spec: Something }) as never
  const fromInstance: Mock = new Mock({ spec: new Something() }) as never
  for (const mock of [fromClass, fromInstance]) {
    expect(mock.y).toBeInstanceOf(Mock)
    expect(failureOf(() => mock.z)).toBe(
      "AttributeError: Mock object has no attribute 'z' (spec: Something).",
    )
  }
  expect(fromClass.make).toBeInstanceOf(Mock)
  expect(fromInstance.x).toBeInstanceOf(Mock)
})

test('an expectation with more arguments than the spec takes fails, and says so', () => {
  const mock = new Mock({ spec: take })
  mock(1, 2, 3)
  mock.assertCalledWith(1, 2, 3)
  expect(() => mock.assertCalledWith(1, 3, 2)).toThrow('expected call not found.')
  expect(failureOf(() => (mock as unknown as Mock).assertCalledWith(1, 2, 3, 4, 5))).toBe(
    'AssertionError: expected call not found.\nExpected: mock(1, 2, 3, 4, 5)\n  Actual: mock(1, 2, 3)\n' +
      'too many arguments: take(a, b, c, d = 0) takes 4, 5 were expected',
  )
})

test('methods, bound or static, serve as the spec of a function', () => {
  for (const spec of [
    new Something().meth,
    Something.prototype.meth,
    new Something().meth.bind({}),
    Something.make,
  ]) {
    const mock: Mock = new Mock({ spec: spec as () => unknown }) as never
    mock(1, 2, 3)
    expect(mock.callArgs!.args).toEqual([1, 2, 3])
  }
})

test('an expectation of one call is held to the signature of the spec', () => {
  const mock = new Mock({ spec: take })
  mock(1, 2, 3)
  mock.assertCalledOnceWith(1, 2, 3)
  let failure: unknown
  try {
    ;(mock as unknown as Mock).assertCalledOnceWith(1, 2, 3, 4, 5)
  } catch (error) {
    failure = error
  }
  expect((failure as Error).cause).toBeInstanceOf(TypeError)
  mock(4, 5, 6)
  expect(() => mock.assertCalledOnceWith(4, 5, 6)).toThrow('Called 2 times.')
})

test('an expectation of any call is held to the signature of the spec', () => {
  const mock = new Mock({ spec: take })
  mock(1, 2, 3)
  mock(4, 5, 6, 7)
  mock.assertAnyCall(1, 2, 3)
  mock.assertAnyCall(4, 5, 6, 7)
  let failure: unknown
  try {
    ;(mock as unknown as Mock).assertAnyCall(1, 2, 3, 4, 5)
  } catch (error) {
    failure = error
  }
  expect((failure as Error).cause).toBeInstanceOf(TypeError)
})

test('an array of a subclass is an instance to be mocked, not a list of names', () => {
  class Sub extends Array<string> {}
  const mock: Mock = new Mock({ spec: Sub.from(['foo']) as never })
  mock.push(3)
  mock.push.assertCalledWith(3)
  expect(() => mock.foo).toThrow("no attribute 'foo'")
})

test('a mock is an instance of the class of its spec', () => {
  class X {}
  for (const options of [{ spec: X }, { spec: new X() }, { specSet: X }, { specSet: new X() }]) {
    const mock = new Mock(options as never) as object
    expect(mock).toBeInstanceOf(X)
    expect(mock).toBeInstanceOf(Mock)
    expect(mock.constructor).toBe(X)
  }
  expect((new Mock() as object).constructor.name).toBe('Mock')
})

test('a class without Object among its parents is a spec like any other', () => {
  class X {}
  Object.setPrototypeOf(X.prototype, null)
  expect(new Mock({ spec: X }) instanceof X).toBe(true)
})

test('spec lets other attributes be set, specSet does not', () => {
  const mock: Mock = new Mock({ spec: Something }) as never
  mock.other = 'foo'
  expect(mock.other).toBe('foo')
  const strict: Mock = new Mock({ specSet: Something }) as never
  strict.y = 'foo'
  expect(strict.y).toBe('foo')
  expect(failureOf(() => (strict.other = 'foo'))).toBe(
    "SpecSetError: Mock object has no attribute 'other' (spec: Something). Its specSet lists all that may be set: use { spec } to set other attributes.",
  )
})

test('a spec that is added limits what can be read, and with specSet what can be set', () => {
  for (const Class of each(Mock, MagicMock, NonCallableMock, NonCallableMagicMock)) {
    const mock: Mock = new Class() as Mock
    void [mock.one, mock.two, mock.three]
    for (const [one, two] of [
      [['one'], ['two']],
      [
        class {
          one(): void {}
        },
        class {
          two(): void {}
        },
      ],
    ]) {
      mock.mockAddSpec(one)
      void mock.one
      expect(() => mock.two).toThrow("no attribute 'two'")
      mock.mockAddSpec(two, true)
      void mock.two
      expect(() => mock.one).toThrow("no attribute 'one'")
      expect(() => (mock.three = null)).toThrow('specSet')
    }
  }
})

test('a spec that is added takes the protocols away that it does not have', () => {
  for (const Class of each(MagicMock, NonCallableMagicMock)) {
    const mock = new Class() as MagicMock
    expect([...(mock as unknown as Iterable<unknown>)]).toEqual([])
    mock.mockAddSpec(class {})
    expect(() => [...(mock as unknown as Iterable<unknown>)]).toThrow(TypeError)
    mock.mockAddSpec(Map)
    expect([...(mock as unknown as Iterable<unknown>)]).toEqual([])
  }
})

test('assertions of the spec itself are attributes like any other', () => {
  class Checker {
    assertBar(): void {}
    assertSome(): void {}
  }
  const mock = new Mock({ spec: Checker })
  mock.assertBar()
  mock.assertSome()
  mock.assertBar.assertCalledOnce()
  mock.assertSome.assertCalledOnce()
})

test('a misspelt assertion of a mock with a spec is told with the likely one', () => {
  const make = (Class: typeof Mock, options?: object): Mock =>
    new Class({ spec: Something, ...options }) as never
  const mock = make(AsyncMock as never)
  expect(failureOf(() => mock.assertCaledOnce)).toBe(
    "AttributeError: Mock object has no attribute 'assertCaledOnce' (spec: Something). Did you mean 'assertCalledOnce'?",
  )
  expect(failureOf(() => mock.assertAwaitedOnc)).toContain("Did you mean 'assertAwaitedOnce'?")
  expect(failureOf(() => make(Mock).assertAwaited)).toContain("'assertAwaited' exists on AsyncMock only.")
  expect(failureOf(() => make(Mock, { unsafe: true }).assertCaledOnce)).toBe(
    "AttributeError: Mock object has no attribute 'assertCaledOnce' (spec: Something).",
  )
})

test('a Mock whose spec can be disposed of records that, and is not reset by it', () => {
  class Connection {
    query(): void {}
    [Symbol.dispose](): void {}
  }
  const mock = new Mock({ spec: Connection }) as unknown as Mock
  {
    using connection = mock as unknown as Connection
    connection.query()
  }
  expect(mock.mockCalls.map(String)).toEqual(['call.query()', 'call[Symbol.dispose]()'])
})

test('giving a spec runs none of its code', () => {
  const ran: string[] = []
  const spec = {
    get costly(): number {
      ran.push('getter')
      return 1
    },
  }
  const mock: Mock = new Mock({ spec }) as never
  void mock.costly
  expect(ran).toEqual([])
})

test('every class of the family with a spec is an instance of it', () => {
  for (const Class of each(Mock, MagicMock, NonCallableMock, NonCallableMagicMock, AsyncMock))
    expect(new Class({ spec: Something }) as object).toBeInstanceOf(Something)
})

test('a mock tells with `in` that it has the attributes of its spec', () => {
  const mock: Mock = new Mock({ spec: Something }) as never
  expect(['meth', 'y', 'make', 'z'].map(name => name in mock)).toEqual([true, true, true, false])
  mock.version = 3
  expect(Object.keys(mock)).toEqual(['version'])
})

test('a spec of a mock is refused', () => {
  expect(failureOf(() => new Mock({ spec: new MagicMock({ name: 'real' }) }))).toBe(
    "InvalidSpecError: Cannot spec a mock: <MagicMock name='real'> has every attribute. Give the class or object that it stands for.",
  )
})

test('spec and specSet together are refused', () => {
  expect(failureOf(() => new Mock({ spec: ['a'], specSet: ['a'] }))).toBe(
    'SpecConflictError: spec and specSet cannot be given together: specSet is the stricter spec, give only one of them.',
  )
})

test('what is no object of options is refused, with the option that was meant', () => {
  expect(failureOf(() => new Mock(Something as never))).toBe(
    'InvalidSpecError: A mock is made with an object of options, not with a function or class. Write { spec } to have its attributes, { sideEffect } to run it, or { wraps } to pass calls on to it.',
  )
  expect(failureOf(() => new Mock(['load'] as never))).toContain("not with ['load']. Write { spec }")
  expect(failureOf(() => new Mock(new Mock({ name: 'other' }) as never))).toContain(
    "not with <Mock name='other'>.",
  )
})

test('a spec is not asked for what mocks answer themselves', () => {
  const mock = new Mock({ spec: { then: () => {}, call: 3 } }) as unknown as {
    then: unknown
    callArgs: CallValue | null
  }
  expect([mock.then, mock.callArgs]).toEqual([undefined, null])
})
