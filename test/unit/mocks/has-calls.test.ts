import { expect, test } from 'vitest'
import { AsyncMock, call, createAutospec, MagicMock, Mock } from 'vitest-async-case'
import { failureOf } from './support/failure.ts'

const take = (a: number, b: number, c: number, d?: number): unknown[] => [a, b, c, d]

test('with anyOrder each expected call is found once, wherever it stands', () => {
  const mock = new Mock()
  mock(1, 2)
  mock({ a: 3 })
  mock(3, 4)
  mock({ b: 6 })
  mock({ b: 6 })
  for (const calls of [
    [call(1, 2), call({ b: 6 })],
    [call(3, 4), call(1, 2)],
    [call({ b: 6 }), call({ b: 6 })],
    [[1, 2], [{ a: 3 }]],
  ])
    mock.assertHasCalls(calls, { anyOrder: true })
  for (const calls of [
    [call(1, '2')],
    [call({ b: 6 }), call({ b: 6 }), call({ b: 6 })],
    [call(1, 2), call(1, 2)],
    [call(3, 4), call(1, 2), call(5, 7)],
  ])
    expect(() => mock.assertHasCalls(calls, { anyOrder: true })).toThrow('does not contain all of')
  expect(failureOf(() => mock.assertHasCalls([call(1, 2), call(9)], { anyOrder: true }))).toBe(
    "AssertionError: 'mock' does not contain all of [call(9)] in its call list, " +
      'found [call(1, 2), call({ a: 3 }), call(3, 4), call({ b: 6 }), call({ b: 6 })] instead',
  )
})

test('expected calls are found as one row among others, and not in another order', () => {
  const mock = new Mock()
  mock.foo()
  mock.bar(1)
  mock.spam().baz({ a: 3 })
  mock.bam(new Set(), {}).fish([1])
  const calls = [
    call.foo(),
    call.bar(1),
    ...call.spam().baz({ a: 3 }).callList(),
    ...call.bam(new Set(), {}).fish([1]).callList(),
  ]
  for (let start = 0; start < calls.length; start += 1)
    for (const step of [1, 2, 3]) {
      const some = calls.slice(start, start + step)
      mock.assertHasCalls(some)
      if (some.length > 1) expect(() => mock.assertHasCalls(some.toReversed())).toThrow('Calls not found.')
    }
})

test('calls of autospecced classes and their instances are found by path', () => {
  class Foo {
    readonly a: number
    constructor(a: number) {
      this.a = a
    }
    meth1(a: number, b: number): number[] {
      return [a, b]
    }
  }
  const module = createAutospec({ Foo, meth: take })
  module.meth(1, 2, 3, 1)
  module.assertHasCalls([call.meth(1, 2, 3, 1)])
  new module.Foo(1).meth1(1, 2)
  module.assertHasCalls([call.Foo(1), call.Foo(1).meth1(1, 2)])
  module.Foo.assertHasCalls([call(1), call().meth1(1, 2)])
  for (const wrong of [call.meth(1), call.nonExistent(1), call.Foo().nonExistent(1)])
    expect(() => module.assertHasCalls([wrong])).toThrow('Calls not found.')
})

test('calls of results are found by their chain', () => {
  const mock = new MagicMock()
  mock().foo().bar().baz()
  mock.one().two().three()
  mock.assertHasCalls(call.one().two().three().callList())
})

test('calls of a mock with a function as spec are found in order and in any order', () => {
  const mock = new Mock({ spec: take })
  mock(1, 2, 3)
  mock(4, 5, 6, 7)
  mock(10, 11, 12)
  const calls = [call(1, 2, 3), call(4, 5, 6, 7), call(10, 11, 12)]
  for (const some of [calls, calls.slice(1), calls.slice(0, -1)]) {
    mock.assertHasCalls(some)
    mock.assertHasCalls(some.toReversed(), { anyOrder: true })
    expect(() => mock.assertHasCalls(some.toReversed())).toThrow('Calls not found.')
  }
})

test('expected calls that the spec refuses are shown with their errors', () => {
  const mock = new Mock({ spec: (x?: number) => x })
  mock(1)
  expect(failureOf(() => mock.assertHasCalls([call()]))).toBe(
    'AssertionError: Calls not found.\nExpected: [call()]\n  Actual: [call(1)]',
  )
  try {
    mock.assertHasCalls([call(), call(1, 2)])
    expect.unreachable()
  } catch (error) {
    expect(String(error)).toBe(
      'AssertionError: Error processing expected calls.\n' +
        "Errors: [null, TypeError('too many arguments: spec(x) takes 1, 2 were expected')]\n" +
        'Expected: [call(), call(1, 2)]\n  Actual: [call(1)]',
    )
    expect((error as Error).cause).toBeInstanceOf(TypeError)
  }
})

test('an autospecced function, and one of an autospecced object, record their calls', () => {
  const f = (a: number, b: number): number => a + b
  for (const func of [createAutospec(f), createAutospec({ f }).f]) {
    func(1, 2)
    func(3, 4)
    expect(func.mockCalls).toEqual([call(1, 2), call(3, 4)])
  }
})

test('an autospecced function finds the calls that it had', () => {
  const mock = createAutospec((a: number) => a)
  mock(1)
  mock.assertHasCalls([call(1)])
  expect(() => mock.assertHasCalls([call(2)])).toThrow('Calls not found.')
})

test('an autospecced function finds any call that it had', () => {
  const mock = createAutospec((a: number) => a)
  mock(1)
  mock.assertAnyCall(1)
  expect(() => mock.assertAnyCall(2)).toThrow('call not found')
})

test('what is no call is no expectation', () => {
  expect(failureOf(() => new Mock().assertHasCalls([3]))).toBe(
    'ExpectedCallsError: Expected calls are made with call(...), not 3. Write call(3).',
  )
})

test.each([
  ['a call', call(1), 'call(1). Write [call(1)].'],
  ['a set', new Set([call(1)]), 'Set { call(1) }. Write [call(1), call(2)].'],
  ['nothing', undefined, 'undefined. Write [call(1), call(2)].'],
])('%s is no list of calls, for the matcher and for what it negates too', async (_, given, rest) => {
  const mock = new AsyncMock()
  await mock(1)
  const text = `ExpectedCallsError: Expected calls are given as a list, not as ${rest}`
  expect(failureOf(() => mock.assertHasCalls(given as never))).toBe(text)
  expect(failureOf(() => mock.assertHasAwaits(given as never, { anyOrder: true }))).toBe(text)
  expect(failureOf(() => expect(mock).not.toHaveCalls(given as never))).toBe(text)
})
