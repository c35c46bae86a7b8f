import { expect, test } from 'vitest'
import {
  AsyncMock,
  call,
  createAutospec,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  NonCallableMock,
  patch,
  sentinel,
} from 'vitest-async-case'
import { failureOf } from './support/failure.ts'
import { each } from './support/each.ts'

test('reading an attribute makes a mock, once', () => {
  const mock = new Mock()
  const { something } = mock
  expect(something).toBeInstanceOf(Mock)
  expect(mock.something).toBe(something)
  mock.something.returnValue = 3
  expect(mock.something()).toBe(3)
  expect(mock.something.called).toBe(true)
})

test('an attribute has its name, and records into its parent', () => {
  const mock = new Mock()
  mock.something()
  expect(String(mock.something)).toBe("<Mock name='mock.something'>")
  expect(mock.methodCalls).toEqual([call.something()])
})

test('method calls are recorded at every level above', () => {
  const mock = new Mock()
  mock.something(3, { fish: null })
  mock.other.something(6, sentinel['cake'])
  expect(mock.other.methodCalls).toEqual([call.something(6, sentinel['cake'])])
  expect(mock.methodCalls).toEqual([
    call.something(3, { fish: null }),
    call.other.something(6, sentinel['cake']),
  ])
})

test('method calls have a name and arguments of their own', () => {
  const mock = new Mock()
  mock.something('different')
  expect(mock.methodCalls.map(({ name, args }) => [name, args])).toEqual([['something', ['different']]])
})

test('calls of return values, attributes and protocols are recorded with their paths', () => {
  const mock = new MagicMock()
  mock().foo(1, 2)
  mock.a()()
  void [...mock.b]
  expect(mock.mockCalls).toEqual([call(), call().foo(1, 2), call.a(), call.a()(), call.b[Symbol.iterator]()])
  expect(mock.returnValue.mockCalls).toEqual([call.foo(1, 2)])
  expect(mock.returnValue.foo.mockCalls).toEqual([call(1, 2)])
  expect(mock.a().mockCalls).toEqual([call()])
  const deep = new MagicMock({ name: 'bar' })
  deep(1)(2)(3).a.b.c(4)
  expect(deep.mockCalls).toEqual(call(1)(2)(3).a.b.c(4).callList())
  expect(deep().mockCalls).toEqual(call(2)(3).a.b.c(4).callList())
})

test('a result records calls of its own without the way to it', () => {
  const mock = new Mock()
  const result = mock()
  result.wibble()
  expect(mock.mockCalls).toEqual([call(), call().wibble()])
  expect(result.mockCalls).toEqual([call.wibble()])
})

test('calls of another method are not equal', () => {
  const mock = new Mock()
  mock.foo().something()
  expect(mock.mockCalls[1]).not.toEqual(call.foo().different())
  expect(mock.mockCalls[0]).toEqual(call.foo())
})

test('calls by another way are not equal', () => {
  const mock = new Mock()
  mock.foo().bar()
  expect(mock.mockCalls[1]).not.toEqual(call.baz().bar())
  expect(mock.mockCalls[0]).not.toEqual(call.baz())
})

test('a recorded call does not know the arguments of the calls on the way to it', () => {
  const mock = new Mock()
  mock.foo(1).bar()
  expect(mock.mockCalls[1]).toEqual(call.foo(2).bar())
})

test('calls of an attribute of another name are not equal', () => {
  const mock = new Mock()
  mock.foo.bar()
  expect(mock.mockCalls[0]).not.toEqual(call.baz.bar())
})

test('a call of a result and a call of an attribute are not equal', () => {
  const mock = new Mock()
  mock.foo.bar()
  expect(mock.mockCalls[0]).not.toEqual(call.foo().bar())
})

test('an assigned mock becomes a child, unless it has a name or a parent', () => {
  for (const Class of each(Mock, MagicMock, NonCallableMock, NonCallableMagicMock, AsyncMock)) {
    const mock: Mock = new Class() as Mock
    mock.foo = new Mock()
    mock.foo()
    mock.bar = new Mock({ name: 'name' })
    mock.bar()
    mock.baz = new MagicMock()()
    mock.baz()
    expect([mock.methodCalls, mock.mockCalls]).toEqual([[call.foo()], [call.foo()]])
  }
})

test('a mock that is set as return value is recorded', () => {
  for (const Class of each(Mock, MagicMock)) {
    const mock = new Class()
    mock.returnValue = new MagicMock()
    mock()()
    expect(mock.mockCalls).toEqual([call(), call()()])
  }
})

test('mocks that are attached to a manager show the order of their calls', () => {
  const foo = { one: () => 'one', two: () => 'two' }
  const manager = new Mock()
  const patchers = [patch.object(foo, 'one'), patch.object(foo, 'two')] as const
  manager.attachMock(patchers[0].start(), 'one')
  manager.attachMock(patchers[1].start(), 'two')
  foo.two()
  foo.one()
  expect(manager.mockCalls).toEqual([call.two(), call.one()])
  for (const patcher of patchers) patcher.stop()
})

test('calls of protocols are recorded as calls, and not as method calls', () => {
  for (const Class of each(Mock, MagicMock)) {
    const mock = new Class()
    mock[Symbol.iterator as never] = new Mock({ returnValue: [][Symbol.iterator]() }) as never
    void [...(mock as unknown as Iterable<unknown>)]
    expect(mock.mockCalls).toEqual([call[Symbol.iterator as never]()])
  }
})

test('a mock that returns itself, or is assigned twice, keeps its name', () => {
  for (const Class of each(Mock, MagicMock)) {
    const own = new Class()
    own.returnValue = own
    expect(own()).toBe(own)
    own.resetMock()
    expect([own(), String(own)]).toEqual([own, `<${Class.name}>`])
    const twice = new Class()
    twice.b = twice.a
    twice.resetMock()
    expect([String(twice.a), String(twice.b)]).toEqual([
      `<${Class.name} name='mock.a'>`,
      `<${Class.name} name='mock.a'>`,
    ])
  }
})

test('an attached mock has the name and the parent that it was attached with', () => {
  for (const Class of each(Mock, MagicMock, NonCallableMock, NonCallableMagicMock))
    for (const Child of each(Mock, MagicMock, NonCallableMock, NonCallableMagicMock)) {
      const mock: Mock = new Class() as Mock
      const child = new Child({ name: 'foo' }) as Mock
      mock.attachMock(child, 'bar')
      expect(mock.bar).toBe(child)
      expect(child.toString()).toBe(`<${Child.name} name='mock.bar'>`)
      mock.bar.baz(1)
      expect([mock.mockCalls, mock.methodCalls]).toEqual([[call.bar.baz(1)], [call.bar.baz(1)]])
    }
})

test('a mock can be attached as the return value', () => {
  const mock = new Mock()
  const child = new MagicMock({ name: 'foo' })
  mock.attachMock(child, 'returnValue')
  expect(mock()).toBe(child)
  expect(child.toString()).toBe("<MagicMock name='mock()'>")
  child.foo()
  expect(mock.mockCalls).toEqual(call().foo().callList())
})

test('an autospecced replacement can be attached, and is recorded by whichever name it is called', () => {
  const module = { something: (a: number) => a }
  const parent = new Mock()
  const patcher = patch.object(module, 'something', { autospec: true })
  const replacement = patcher.start()
  parent.attachMock(replacement, 'child')
  parent.child(1)
  module.something(2)
  expect(parent.mockCalls).toEqual([call.child(1), call.child(2)])
  expect(parent.child.mockCalls).toEqual([call(1), call(2)])
  expect(String(parent.child)).toBe("<MagicMock name='mock.child' spec='Function'>")
  patcher.stop()
})

test('expected calls of an attached autospec are held to its signature', () => {
  const manager = new Mock()
  manager.attachMock(
    createAutospec((a: number, b: number) => a + b),
    'add',
  )
  manager.add(1, 2)
  manager.assertHasCalls([call.add(1, 2)])
  expect(failureOf(() => manager.assertHasCalls([call.add(1, 2, 3)]))).toBe(
    'AssertionError: Error processing expected calls.\n' +
      "Errors: [TypeError('too many arguments: add(a, b) takes 2, 3 were expected')]\n" +
      'Expected: [call.add(1, 2, 3)]\n  Actual: [call.add(1, 2)]',
  )
})

test('an autospec that is assigned records into its parent', () => {
  const mock = new Mock()
  mock.child = createAutospec((a: number, b: number) => a + b)
  mock.child(1, 2)
  expect(() => mock.child(1, 2, 3)).toThrow(TypeError)
  expect(mock.mockCalls).toEqual([call.child(1, 2)])
  expect(String(mock.child)).toContain("name='mock.child'")
})

test('an autospec with a name of its own records into what it is attached to', () => {
  const parent = new Mock()
  parent.attachMock(
    createAutospec((a: number, b: number) => a + b, { name: 'bar' }),
    'child',
  )
  parent.child(1, 2)
  expect(() => parent.child(1, 2, 3)).toThrow(TypeError)
  expect(parent.mockCalls).toEqual([call.child(1, 2)])
  expect(String(parent.child)).toContain("name='mock.child'")
})

test('methods with the names of array and function members are mocked and expected like others', () => {
  const mock = new Mock({ spec: ['count', 'index', 'apply', 'length'] })
  mock.count()
  mock.index(132, 'hello')
  mock.apply(1)
  expect(mock.methodCalls).toEqual([call.count(), call.index(132, 'hello'), call.apply(1)])
})

test('attaching a mock under two names is refused', () => {
  const mock = new Mock()
  const child = new Mock()
  mock.attachMock(child, 'one')
  mock.attachMock(child, 'one')
  expect(failureOf(() => mock.attachMock(child, 'two'))).toBe(
    "AttachError: The mock is attached as 'one' to 'mock' already: its calls would be recorded under two names. Attach another mock as 'two', or this one once.",
  )
  expect(failureOf(() => mock.attachMock(3, 'three'))).toBe(
    "AttachError: Only a mock or a spy can be attached as 'three', not 3.",
  )
})
