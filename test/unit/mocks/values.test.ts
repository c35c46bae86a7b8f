import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ANY, call, DEFAULT, MagicMock, Mock, sentinel, TestCase, type CallValue } from 'vitest-async-case'

test('a sentinel is the same object for each name', () => {
  expect(sentinel['whatever']).toBe(sentinel['whatever'])
  expect(sentinel['whatever']).not.toBe(sentinel['other'])
  expect(sentinel['whatever']).not.toEqual(sentinel['other'])
})

test('a sentinel prints its name', () => {
  expect(String(sentinel['whatever'])).toBe('sentinel.whatever')
  expect(inspect([sentinel['whatever'], DEFAULT])).toBe('[ sentinel.whatever, sentinel.DEFAULT ]')
})

test('a failed assertion names sentinels as mocks do', () => {
  const t = new TestCase()
  expect(() => t.assertIs(sentinel['found'], sentinel['other'])).toThrow(
    'sentinel.found is not sentinel.other',
  )
  expect(() => t.assertIn(DEFAULT, [sentinel['other']])).toThrow(
    'sentinel.DEFAULT not found in [ sentinel.other ]',
  )
})

test('DEFAULT is a sentinel', () => {
  expect(DEFAULT).toBe(sentinel['DEFAULT'])
})

test('the holder of sentinels can be awaited and printed', async () => {
  expect(await sentinel).toBe(sentinel)
  expect(JSON.stringify(sentinel)).toBe('{}')
})

test('ANY is equal to everything, null and undefined too', () => {
  for (const value of [null, undefined, 0, {}, [], new Mock()]) {
    expect(value).toEqual(ANY)
    expect(ANY).toEqual(value)
  }
  const mock = new Mock()
  mock(ANY)
  mock.assertCalledWith(ANY)
  mock.assertCalledWith(3)
})

test('ANY stands for a field that is undefined, and not for one that is missing', () => {
  const mock = new Mock()
  mock({ id: 1, note: undefined }, [{ inner: { at: undefined } }])
  mock.assertCalledWith({ id: ANY, note: ANY }, [{ inner: { at: ANY } }])
  mock.assertCalledWith({ id: 1 }, [{ inner: {} }])
  expect(mock.callArgs).toEqual(call({ id: 1, note: ANY }, ANY))
  expect(() => mock.assertCalledWith({ id: 1, note: ANY, more: ANY }, ANY)).toThrow('not found')
  expect(() => mock.assertCalledWith({ id: 2, note: ANY }, ANY)).toThrow('not found')
  expect(() => mock.assertCalledWith({ id: 1, note: expect.anything() }, ANY)).toThrow('not found')
})

test('ANY prints as <ANY>', () => {
  expect(String(ANY)).toBe('<ANY>')
})

test('ANY stands for a date', () => {
  const mock = new Mock()
  mock(new Date(), { at: new Date() })
  mock.assertCalledWith(ANY, { at: ANY })
})

class Odd {
  asOdd = (): never => {
    throw new Error('compared')
  }
}

test('ANY stands for arguments in lists of calls, on either side', () => {
  for (const odd of [new Date(), new Odd()]) {
    const mock = new Mock()
    mock(odd, { foo: odd })
    mock.method(odd, { zinga: odd })
    mock().method({ a1: odd })
    const expected = [
      call(ANY, { foo: ANY }),
      call.method(ANY, { zinga: ANY }),
      call(),
      call().method({ a1: ANY }),
    ]
    expect(mock.mockCalls).toEqual(expected)
    expect(expected).toEqual(mock.mockCalls)
  }
})

test('ANY stands for an object of a class in every assertion', () => {
  const mock = new Mock()
  mock(new Odd(), 1)
  mock.assertHasCalls([call(ANY, 1)])
  mock.assertCalledWith(ANY, 1)
  mock.assertAnyCall(ANY, 1)
})

test('ANY stands for an object of the class of the spec', () => {
  const mock: Mock = new Mock({ spec: Odd }) as never
  mock(new Odd(), 1)
  mock.assertHasCalls([call(ANY, 1)])
  mock.assertCalledWith(ANY, 1)
  mock.assertAnyCall(ANY, 1)
})

test('equality of mocks and calls with ANY is the same from both sides', () => {
  const mock = new MagicMock()
  expect(mock).toEqual(mock)
  expect(mock).not.toEqual(new MagicMock())
  expect(mock).toEqual(ANY)
  expect(ANY).toEqual(mock)
  expect(call(new MagicMock())).toEqual(call(ANY))
  expect(call(ANY)).toEqual(call(new MagicMock()))
  expect(call(1)).not.toEqual(1)
})

test('a call has its arguments', () => {
  expect(call().args).toEqual([])
  expect(call('foo', { one: 3 }).args).toEqual(['foo', { one: 3 }])
  const mock = new Mock()
  mock(1, 2, 3)
  mock({ a: 3 })
  expect(mock.callArgsList).toEqual([call(1, 2, 3), call({ a: 3 })])
})

test('a call is equal to a call with the same arguments, and to the list of them', () => {
  expect(call(1, 2, 3)).toEqual(call(1, 2, 3))
  expect(call(1, 2, 3)).toEqual([1, 2, 3])
  expect(call(1, 2, 3).args).toEqual([1, 2, 3])
})

test('calls of different methods are not equal', () => {
  expect(call.foo(1, 2)).toEqual(call.foo(1, 2))
  expect(call.foo(1, 2)).not.toEqual(call.bar(1, 2))
  expect(call.foo(1, 2)).not.toEqual(call(1, 2))
  expect(call.foo(1, 2).args).toEqual([1, 2])
})

test('a call without arguments is equal to the empty list', () => {
  expect(call()).toEqual([])
  expect(call()).toEqual(call())
})

test('a call of a method without arguments is equal to the same only', () => {
  expect(call.foo()).toEqual(call.foo())
  expect(call.foo()).not.toEqual(call.bar())
  expect(call.foo()).not.toEqual(call.foo(1))
})

test('calls compare with calls by name and arguments', () => {
  expect([call(1, 2, 3), call.foo(1, 2, 4)]).toEqual([call(1, 2, 3), call.foo(1, 2, 4)])
  expect(call(1, 2, 4)).not.toEqual(call(1, 2, 3))
  expect(call.foo(1, 2, 4)).not.toEqual(call.bar(1, 2, 4))
})

test('a recorded call and a built one are equal from both sides, and found in lists', () => {
  const mock = new Mock()
  mock(1, 2, 3)
  expect(mock.callArgs).toEqual(call(1, 2, 3))
  expect(call(1, 2, 3)).toEqual(mock.callArgs)
  expect([mock.callArgs]).toContainEqual(call(1, 2, 3))
})

test('calls with other arguments are not equal', () => {
  expect(call(1, 2, 3)).not.toEqual(call(1, 2))
  expect(call(1, 2)).not.toEqual(call(1, 2, 3))
})

test('a call is not equal to what is no call', () => {
  for (const value of [1, null, Number, { args: [1] }]) expect(call(1)).not.toEqual(value)
})

test('calls print as they would be written, those on the way without arguments', () => {
  expect(
    [
      call,
      call(),
      call(1),
      call({ zz: 'thing' }),
      call.foo(),
      call.bar(1, { a: 'b' }),
      call().foo,
      call(1).foo.bar(3).bing,
      call().foo(1, 2),
      call()(),
      call(1)(2),
      call()().bar().baz.beep(1),
    ].map(String),
  ).toEqual([
    'call',
    'call()',
    'call(1)',
    "call({ zz: 'thing' })",
    'call.foo()',
    "call.bar(1, { a: 'b' })",
    'call().foo',
    'call().foo.bar().bing',
    'call().foo(1, 2)',
    'call()()',
    'call()(2)',
    'call()().bar().baz.beep(1)',
  ])
})

test('calls of attributes compare with method calls', () => {
  const mock = new Mock()
  mock.foo(1, 2, 3)
  mock.bar.baz({ a: 3 })
  expect(mock.methodCalls).toEqual([call.foo(1, 2, 3), call.bar.baz({ a: 3 })])
})

test('a chain of calls gives its last call, and the list of all', () => {
  const mock = new MagicMock()
  mock.foo(1).bar()().baz.beep(6)
  const last = call.foo(1).bar()().baz.beep(6)
  expect(mock.mockCalls.at(-1)).toEqual(last)
  expect(mock.mockCalls).toEqual(last.callList())
})

test('chains with other arguments on the way are not equal', () => {
  const [a, b] = [call({ x: 1 }).foo, call({ x: 2 }).foo]
  expect(a).toEqual(a)
  expect(a).not.toEqual(b)
})

test('longer chains with other arguments on the way are not equal', () => {
  const [a, b] = [call({ x: 1 }).foo().bar, call({ x: 2 }).foo().bar]
  expect(a).toEqual(a)
  expect(a).not.toEqual(b)
})

test('callList gives the calls of a chain in order', () => {
  const mock = new MagicMock()
  void +mock(1).method(2)(3).foo.bar.baz(4)(5)
  const chain = call(1).method(2)(3).foo.bar.baz(4)(5)
  expect(mock.mockCalls.slice(0, -1)).toEqual(chain.callList())
  expect(mock.mockCalls.at(-1)!.name).toBe('().method()().foo.bar.baz()()[Symbol.toPrimitive]')
})

test('ANY stands for a call', () => {
  const mock = new MagicMock()
  mock(1)
  expect(mock.mockCalls).toEqual([ANY])
  expect([ANY]).toEqual(mock.mockCalls)
})

test('a call is compared by its arguments, not by the object that holds them', () => {
  const mock = new Mock()
  mock([1, 2], { a: 3 })
  expect(mock.callArgs!.args).toHaveLength(2)
  expect(mock.callArgs).toEqual(call([1, 2], { a: 3 }))
})

test('a recorded call knows the path of the mock that was called', () => {
  const mock = new Mock()
  mock(1)
  mock.foo.bar(2)
  expect(mock.mockCalls.map((recorded: CallValue) => recorded.name)).toEqual(['', 'foo.bar'])
})

test('calls of protocols of results are recorded with their paths', () => {
  const mock = new MagicMock()
  void [...mock().foo()]
  expect(mock.mockCalls).toEqual([call(), call().foo(), call().foo()[Symbol.iterator]()])
})

test('a method called name can be expected', () => {
  const mock = new Mock({ spec: ['name'] })
  mock.name(1)
  expect(mock.mockCalls).toEqual([call.name(1)])
  expect(String(call.name().name)).toBe('call.name().name')
})

test('a method called parent can be expected', () => {
  const mock = new Mock()
  mock.parent(1)
  expect(mock.mockCalls).toEqual([call.parent(1)])
  expect(String(call.parent().parent)).toBe('call.parent().parent')
})

test('a call can be awaited and serialised without being mistaken for something else', async () => {
  expect(await call).toBe(call)
  expect(JSON.stringify([call(1)])).toBe('[null]')
})
