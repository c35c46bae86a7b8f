import { expect, test } from 'vitest'
import { any, captor } from 'vitest-mock-extended'
import { match } from 'sinon'
import { ANY, AsyncMock, MagicMock, Mock, NonCallableMock } from 'vitest-async-case'
import { failureOf } from './support/failure.ts'

test('assertCalledWith looks at the last call', () => {
  const mock = new Mock()
  mock()
  mock.assertCalledWith()
  expect(failureOf(() => mock.assertCalledWith(1))).toBe(
    'AssertionError: expected call not found.\nExpected: mock(1)\n  Actual: mock()',
  )
  mock.resetMock()
  expect(() => mock.assertCalledWith()).toThrow('not called.')
  mock(1, 2, { a: 'fish' })
  mock.assertCalledWith(1, 2, { a: 'fish' })
})

test('a mock as argument is found by ANY', () => {
  const mock = new MagicMock()
  mock(new MagicMock())
  mock.assertCalledWith(ANY)
})

test('assertCalled names the mock that was not called', () => {
  expect(failureOf(() => new Mock().assertCalled())).toBe(
    "AssertionError: Expected 'mock' to have been called.",
  )
  expect(failureOf(() => new Mock({ name: 'save' }).assertCalled())).toBe(
    "AssertionError: Expected 'save' to have been called.",
  )
})

test('assertCalledOnceWith wants one call, with these arguments', () => {
  const mock = new Mock()
  mock()
  mock.assertCalledOnceWith()
  mock()
  expect(() => mock.assertCalledOnceWith()).toThrow('Called 2 times.')
  mock.resetMock()
  expect(() => mock.assertCalledOnceWith()).toThrow('Called 0 times.')
  mock('foo', 'bar')
  mock.assertCalledOnceWith('foo', 'bar')
  expect(() => mock.assertCalledOnceWith('bob', 'bar')).toThrow('expected call not found.')
})

test('assertCalledOnceWith shows all calls when there were several', () => {
  const mock = new Mock()
  mock(1)
  mock(2)
  expect(failureOf(() => mock.assertCalledOnceWith(2))).toBe(
    "AssertionError: Expected 'mock' to be called once. Called 2 times.\nCalls: [call(1), call(2)].",
  )
})

test('assertCalledWith says that there was no call', () => {
  expect(failureOf(() => new Mock().assertCalledWith())).toBe(
    'AssertionError: expected call not found.\nExpected: mock()\n  Actual: not called.',
  )
})

test('assertCalledOnceWith says that there was no call', () => {
  expect(failureOf(() => new Mock({ name: 'geoffrey' }).assertCalledOnceWith())).toBe(
    "AssertionError: Expected 'geoffrey' to be called once. Called 0 times.",
  )
})

test('a failed expectation of arguments shows both calls', () => {
  expect(failureOf(() => new NonCallableMock().assertCalledWith(1, '2', { bar: 'foo' }))).toBe(
    "AssertionError: expected call not found.\nExpected: mock(1, '2', { bar: 'foo' })\n  Actual: not called.",
  )
  const mock = new NonCallableMock()
  mock.foo(1, '2', 3, { foo: 'foo' })
  for (const name of ['assertCalledWith', 'assertCalledOnceWith'])
    for (const [args, text] of [
      [[1, '2', 3, { bar: 'foo' }], "foo(1, '2', 3, { bar: 'foo' })"],
      [[1, 2, 3], 'foo(1, 2, 3)'],
      [[], 'foo()'],
    ] as const)
      expect(failureOf(() => mock.foo[name](...args))).toBe(
        `AssertionError: expected call not found.\nExpected: ${text}\n  Actual: foo(1, '2', 3, { foo: 'foo' })`,
      )
})

test('assertAnyCall finds a call among others', () => {
  const mock = new Mock()
  mock(1, 2)
  mock({ a: 3 })
  mock(1, { b: 6 })
  mock.assertAnyCall(1, 2)
  mock.assertAnyCall({ a: 3 })
  mock.assertAnyCall(1, { b: 6 })
  expect(failureOf(() => mock.assertAnyCall(1, 3))).toBe(
    'AssertionError: mock(1, 3) call not found\nClosest: mock(1, { b: 6 })\n' +
      'Calls: [call(1, 2), call({ a: 3 }), call(1, { b: 6 })].',
  )
  expect(() => mock.assertAnyCall()).toThrow('mock() call not found')
})

test('assertNotCalled holds until the first call', () => {
  const mock = new Mock()
  mock.hello.assertNotCalled()
  mock.hello()
  expect(() => mock.hello.assertNotCalled()).toThrow("Expected 'hello' to not have been called.")
})

test('assertNotCalled shows the calls', () => {
  const mock = new Mock()
  mock(1, 2)
  expect(failureOf(() => mock.assertNotCalled())).toBe(
    "AssertionError: Expected 'mock' to not have been called. Called 1 time.\nCalls: [call(1, 2)].",
  )
})

test('assertCalled holds from the first call on', () => {
  const mock = new Mock()
  expect(() => mock.hello.assertCalled()).toThrow()
  mock.hello()
  mock.hello.assertCalled()
  mock.hello()
  mock.hello.assertCalled()
})

test('assertCalledOnce holds after one call only', () => {
  const mock = new Mock()
  expect(() => mock.hello.assertCalledOnce()).toThrow()
  mock.hello()
  mock.hello.assertCalledOnce()
  mock.hello()
  expect(() => mock.hello.assertCalledOnce()).toThrow()
})

test('assertCalledOnce shows the calls', () => {
  const mock = new Mock()
  mock.save(1, 2)
  mock.save(3)
  expect(failureOf(() => mock.save.assertCalledOnce())).toBe(
    "AssertionError: Expected 'save' to have been called once. Called 2 times.\nCalls: [call(1, 2), call(3)].",
  )
})

test('assertCalledOnce shows no calls when there were none', () => {
  expect(failureOf(() => new Mock().assertCalledOnce())).toBe(
    "AssertionError: Expected 'mock' to have been called once. Called 0 times.",
  )
})

test('a misspelt assertion is an AttributeError that names the likely one, unless the mock is unsafe', () => {
  const names = ['assertFooCall', 'assretFooCall', 'asertFooCall', 'aseertFooCall', 'assrtFooCall']
  for (const name of names) {
    expect(() => new Mock()[name]).toThrow(`'${name}' is not a valid assertion.`)
    new Mock({ unsafe: true })[name]()
  }
  expect(failureOf(() => new Mock()['assertCaledOnce'])).toBe(
    "MisspeltAssertionError: 'assertCaledOnce' is not a valid assertion. Did you mean 'assertCalledOnce'? " +
      "Use a spec for the mock, or the option { unsafe: true }, if 'assertCaledOnce' is meant to be an attribute.",
  )
})

test('an assertion without its prefix, and one of AsyncMock on a Mock, are told apart from attributes', () => {
  expect(() => new Mock()['calledOnce']).toThrow("Did you mean 'assertCalledOnce'?")
  expect(() => new Mock()['called_once_with']).toThrow("Did you mean 'assertCalledOnceWith'?")
  for (const name of ['awaitedOnce', 'awaited_once'])
    expect(() => new AsyncMock()[name]).toThrow("Did you mean 'assertAwaitedOnce'?")
  expect(() => new AsyncMock()['awaited']).toThrow("Did you mean 'assertAwaited'?")
  expect(typeof new Mock()['awaited']).toBe('function')
  expect(() => new Mock()['assertAwaited']).toThrow("'assertAwaited' exists on AsyncMock only.")
  expect(() => new AsyncMock()['asertAwaitedOnc']).toThrow("Did you mean 'assertAwaitedOnce'?")
})

test('matchers of vitest, sinon and vitest-mock-extended stand for arguments', () => {
  const mock = new Mock()
  mock({ id: 1, tags: ['a'] }, 'name')
  mock.assertCalledWith(expect.objectContaining({ id: 1 }), expect.any(String))
  mock.assertCalledWith({ id: match.number, tags: expect.any(Array) }, match('nam'))
  mock.assertAnyCall(any(), any())
  const captured = captor<string>()
  mock.assertCalledOnceWith(ANY, captured)
  expect(captured.value).toBe('name')
  expect(() => mock.assertCalledWith(ANY, match.number)).toThrow('mock(<ANY>, typeOf("number"))')
})

test('matchers may have been passed to the mock as well', () => {
  const mock = new Mock()
  mock(ANY, expect.any(Number))
  mock.assertCalledWith(1, 2)
})

test('a failure has the arguments for a diff', () => {
  const mock = new Mock()
  mock({ id: 1 }, 'a')
  try {
    mock.assertCalledWith({ id: 2 }, 'a')
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({
      name: 'AssertionError',
      actual: [{ id: 1 }, 'a'],
      expected: [{ id: 2 }, 'a'],
    })
  }
})

test('a failure over 10,000 calls names the closest, shows twenty and counts the rest', () => {
  const mock = new Mock({ name: 'save' })
  for (let id = 0; id < 10_000; id += 1) mock({ id, name: `user ${id}` }, 'x')
  const text = failureOf(() => mock.assertAnyCall({ id: -1, name: 'nobody' }, 'x'))
  expect(text.split('\n').slice(0, 2)).toEqual([
    "AssertionError: save({ id: -1, name: 'nobody' }, 'x') call not found",
    "Closest: save({ id: 9999, name: 'user 9999' }, 'x')",
  ])
  expect(text).toMatch(/call\(\{ id: 19, name: 'user 19' \}, 'x'\), \.\.\. 9980 more\]\.$/)
  expect(text.length).toBeLessThan(8 * 1024)
})

test('a failure over arguments without end is short all the same', () => {
  const mock = new Mock()
  mock(
    Array.from({ length: 5000 }, (_, index) => `item ${index}`),
    'x'.repeat(10_000),
  )
  try {
    mock.assertCalledWith([], '')
    expect.unreachable()
  } catch (error) {
    const { message, actual } = error as Error & { actual: unknown }
    expect(message.length).toBeLessThan(2000)
    expect(String(actual).length).toBeLessThan(2000)
  }
})
