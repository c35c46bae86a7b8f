import { expect, test, vi } from 'vitest'
import { call, Mock, MagicMock, sentinel, type CallValue } from 'vitest-async-case'

test('a new mock has no calls and gives a mock when it is called', () => {
  const mock = new Mock()
  expect([mock.called, mock.callCount, mock.callArgs]).toEqual([false, 0, null])
  expect([mock.callArgsList, mock.methodCalls, mock.mockCalls]).toEqual([[], [], []])
  expect(mock.returnValue).toBeInstanceOf(Mock)
})

test('null and undefined are return values like any other', () => {
  expect(new Mock({ returnValue: null })()).toBeNull()
  expect(new Mock({ returnValue: undefined })()).toBeUndefined()
})

test('a call is recorded, and gives the same child until a return value is set', () => {
  const mock = new Mock()
  expect(mock()).toBe(mock.returnValue)
  expect(mock()).toBe(mock())
  mock.resetMock()
  mock(sentinel['arg'])
  expect([mock.called, mock.callCount]).toEqual([true, 1])
  expect(mock.callArgs).toEqual(call(sentinel['arg']))
  expect(mock.callArgs!.args).toEqual([sentinel['arg']])
  mock.returnValue = sentinel['value']
  expect(mock(1, 2)).toBe(sentinel['value'])
  expect(mock.callArgsList).toEqual([call(sentinel['arg']), call(1, 2)])
})

test('recorded calls compare with lists of arguments too, and with nothing else', () => {
  const mock = new Mock()
  mock()
  mock(sentinel['arg'])
  expect(mock.callArgsList).toEqual([[], [sentinel['arg']]])
  expect(mock.callArgs).not.toEqual('a long sequence')
  expect(mock.callArgs).not.toEqual(1)
})

test('each recorded call has its own arguments', () => {
  const mock = new Mock()
  mock(1, { a: 3 })
  mock(2)
  expect(mock.callArgsList.map((recorded: CallValue) => recorded.args)).toEqual([[1, { a: 3 }], [2]])
})

test('the lists of calls are arrays, and empty again after a reset', () => {
  const mock = new MagicMock()
  mock()
  mock.foo(1).bar().baz(3)
  expect(mock.mockCalls).toHaveLength(4)
  mock.resetMock()
  for (const list of [mock.callArgsList, mock.methodCalls, mock.mockCalls]) {
    expect(Array.isArray(list)).toBe(true)
    expect(list).toEqual([])
  }
})

test('a recording does not contain a list of calls as an item', () => {
  expect(new Mock().mockCalls).not.toContainEqual([call()])
})

test('a recording can be asked for a call that it contains', () => {
  const mock = new Mock()
  mock(1, 2)
  mock(3)
  expect(mock.callArgsList).toContainEqual(call(3))
  expect(mock.callArgsList).not.toContainEqual(call(4))
  mock.assertHasCalls([call(1, 2), call(3)])
})

test('a subclass cannot lose calls: what is configured is the side effect, and the call is recorded', () => {
  const mock = new Mock({ sideEffect: (one: string) => one.toUpperCase() })
  expect(mock('one')).toBe('ONE')
  mock.assertCalledWith('one')
})

test('fields of an argument print in the order in which they were passed', () => {
  const mock = new Mock()
  mock.hello({ name: 'hello', daddy: 'hero' })
  expect(String(mock.hello.callArgs)).toBe("call({ name: 'hello', daddy: 'hero' })")
})

test('every class of the family can be made without options', async () => {
  const library: Record<string, unknown> = await import('vitest-async-case')
  for (const name of [
    'Mock',
    'MagicMock',
    'AsyncMock',
    'NonCallableMock',
    'NonCallableMagicMock',
    'PropertyMock',
  ]) {
    const Class = library[name] as new () => object
    expect(new Class()).toBeInstanceOf(Class)
  }
})

test('a mock can be constructed, and gives its return value when that is an object', () => {
  const instance = { id: 1 }
  const mock = new Mock({ returnValue: instance })
  expect(new mock(1)).toBe(instance)
  mock.assertCalledOnceWith(1)
  expect(typeof new new Mock({ returnValue: 3 })()).toBe('object')
})

test('call, apply and bind call the mock, with the context', () => {
  const mock = new Mock({ returnValue: 3 })
  const context = {}
  expect([mock.call(context, 1), mock.apply(context, [2]), mock.bind(context)(3)]).toEqual([3, 3, 3])
  expect(mock.callArgsList).toEqual([call(1), call(2), call(3)])
  expect(mock.mock.contexts).toEqual([context, context, context])
})

test('a mock can call itself nearly as deep as a spy of Vitest: within 20 %', () => {
  const depthOf = (make: (run: (depth: number) => void) => (depth: number) => unknown) => {
    let deepest = 0
    const mock = make(depth => {
      deepest = depth
      mock(depth + 1)
    })
    // Where the stack ends in what Vitest has made of an import, that is undefined instead of a RangeError.
    expect(() => mock(0)).toThrow()
    return deepest
  }
  const spy = depthOf(run => vi.fn(run))
  expect(depthOf(run => new Mock({ sideEffect: run })) / spy).toBeGreaterThan(0.8)
  expect(depthOf(run => new Mock({ wraps: run })) / spy).toBeGreaterThan(0.8)
})
