import { expect, test } from 'vitest'
import {
  ANY,
  AsyncMock,
  call,
  createAutospec,
  DEFAULT,
  MagicMock,
  Mock,
  patch,
  seal,
  sentinel,
  StopAsyncIteration,
  type CallValue,
} from 'vitest-async-case'
import { failureOf, rejectionOf } from './support/failure.ts'
import { each } from './support/each.ts'

class AsyncClass {
  static async asyncStatic(): Promise<void> {}
  async asyncMethod(): Promise<void> {}
  normalMethod(): void {}
}
const asyncFunction = async (): Promise<void> => {}
const asyncWithArguments = async (a: number, b: number, c?: number): Promise<number> => a + b + (c ?? 0)
const normalFunction = (): void => {}
const isAsync = (value: unknown): boolean =>
  Object.prototype.toString.call(value) === '[object AsyncFunction]'

test('an AsyncMock passes for an async function', () => {
  expect(isAsync(new AsyncMock())).toBe(true)
  expect(isAsync(new MagicMock())).toBe(false)
})

test('an AsyncMock of an async function passes for one', () => {
  expect(isAsync(new AsyncMock({ spec: asyncFunction }))).toBe(true)
})

test('an AsyncMock of a plain function passes for an async one', () => {
  expect(isAsync(new AsyncMock({ spec: normalFunction }))).toBe(true)
})

test('a call gives a native promise', async () => {
  const mock = new AsyncMock()
  const promise = mock()
  expect(promise.constructor).toBe(Promise)
  expect(await promise).toBe(mock.returnValue)
  expect('assertAwaited' in mock).toBe(true)
})

test('an AsyncMock of a promise is an instance of Promise, and no thenable', async () => {
  const mock = new AsyncMock({ spec: Promise.resolve() as never }) as object
  expect(mock).toBeInstanceOf(Promise)
  expect(await mock).toBe(mock)
})

test('a return value is what the await gives', async () => {
  expect(await new AsyncMock({ spec: asyncWithArguments, returnValue: 10 })(5, 6)).toBe(10)
})

test('an error as side effect is the rejection', async () => {
  const mock = new AsyncMock({ sideEffect: new RangeError('side effect') })
  expect(await rejectionOf(mock(5))).toBe('RangeError: side effect')
})

test('an async function as side effect is waited for', async () => {
  expect(await new AsyncMock({ sideEffect: async (value: number) => value + 1 })(5)).toBe(6)
})

test('an async function as side effect that gives DEFAULT leaves it to the return value, or to what is wrapped', async () => {
  const sideEffect = async (value: number) => (value > 1 ? DEFAULT : value)
  const falling = new AsyncMock({ sideEffect, returnValue: 'set' })
  expect([await falling(1), await falling(2)]).toEqual([1, 'set'])
  falling.assertHasAwaits([call(1), call(2)])
  const wrapping = new AsyncMock({ sideEffect, wraps: async (value: number) => value * 10 })
  expect([await wrapping(1), await wrapping(2)]).toEqual([1, 20])
  expect(wrapping.awaitCount).toBe(2)
})

test('a plain function as side effect gives what the await gives', async () => {
  expect(await new AsyncMock({ sideEffect: (value: number) => value + 1 })(5)).toBe(6)
})

test('an iterable as side effect gives one item a call, then StopAsyncIteration', async () => {
  const mock = new AsyncMock({ name: 'load', sideEffect: [1, 2] })
  expect([await mock(), await mock()]).toEqual([1, 2])
  expect(await rejectionOf(mock())).toBe(
    "StopAsyncIteration: The side effect of 'load' has no items left for call 3.",
  )
})

test('errors among the items are rejections', async () => {
  const mock = new AsyncMock({ sideEffect: [1, new RangeError('foo')] })
  expect(await mock()).toBe(1)
  expect(await rejectionOf(mock())).toBe('RangeError: foo')
})

test('an AsyncMock as return value is given as it is', async () => {
  const value = new AsyncMock({ returnValue: 10 })
  expect(await new AsyncMock({ returnValue: value })()).toBe(value)
})

test('a promise as return value is waited for, at every call', async () => {
  const mock = new AsyncMock({ returnValue: Promise.resolve(3) })
  expect([await mock(), await mock()]).toEqual([3, 3])
  expect(mock.awaitCount).toBe(2)
})

test('promises among the items are waited for', async () => {
  const mock = new AsyncMock({ sideEffect: [Promise.resolve(3)] })
  expect(await mock()).toBe(3)
  await expect(mock()).rejects.toThrow(StopAsyncIteration)
})

test('an AsyncMock as side effect is called and awaited too', async () => {
  const effect = new AsyncMock({ returnValue: 10 })
  const mock = new AsyncMock({ sideEffect: effect })
  expect(await mock(1)).toBe(10)
  expect([mock.awaitArgsList, effect.awaitArgsList]).toEqual([[call(1)], [call(1)]])
})

test('a wrapped async function is run and waited for', async () => {
  const ran: number[] = []
  const mock = new AsyncMock({
    wraps: async () => {
      ran.push(1)
      return sentinel['value']
    },
  })
  expect(await mock()).toBe(sentinel['value'])
  mock.assertAwaited()
  expect(ran).toEqual([1])
})

test('a wrapped plain function gives what the await gives', async () => {
  const mock = new AsyncMock({ wraps: () => 1 })
  expect(await mock()).toBe(1)
  mock.assertAwaited()
})

test('awaits are listed in the order of the awaits, calls in that of the calls', async () => {
  const mock = new AsyncMock()
  const [two, one] = [mock(2), mock(1)]
  await one
  await two
  mock.assertHasAwaits([call(1), call(2)])
  expect([mock.awaitArgsList, mock.callArgsList]).toEqual([
    [call(1), call(2)],
    [call(2), call(1)],
  ])
})

test('a call that nobody awaits is called, and not awaited', () => {
  const mock: AsyncMock = new AsyncMock({ spec: AsyncClass }) as never
  void mock.asyncMethod(7)
  mock.asyncMethod.assertCalledOnceWith(7)
  expect(failureOf(() => mock.asyncMethod.assertAwaited())).toBe(
    'AssertionError: Expected asyncMethod to have been awaited.\nCalled 1 time, but not awaited: [call(7)].',
  )
  expect(failureOf(() => mock.assertAwaited())).toBe('AssertionError: Expected mock to have been awaited.')
})

test('the await of an earlier call is noted when it happens', async () => {
  const mock = new AsyncMock()
  const promise = mock()
  mock.assertCalledOnceWith()
  expect(() => mock.assertAwaited()).toThrow()
  await promise
  mock.assertCalledOnce()
  mock.assertAwaitedOnceWith()
})

test('a call that is awaited at once is both', async () => {
  const mock = new AsyncMock()
  expect(() => mock.assertCalled()).toThrow()
  await mock()
  mock.assertCalledOnce()
  mock.assertAwaitedOnce()
})

test('of two calls one may be awaited', async () => {
  const mock = new AsyncMock()
  const promise = mock(1)
  void mock(2)
  await promise
  mock.assertAwaitedOnceWith(1)
  expect([mock.callCount, mock.awaitCount]).toEqual([2, 1])
})

test('one call is one await, however often its promise is awaited', async () => {
  const mock = new AsyncMock()
  const promise = mock()
  await promise
  await promise
  mock.assertAwaitedOnce()
})

test('awaiting the mock itself is no call and no await', async () => {
  const mock = new AsyncMock()
  expect(await mock).toBe(mock)
  expect(() => mock.assertAwaited()).toThrow()
  expect(() => mock.assertCalled()).toThrow()
})

test('assertHasCalls counts calls, assertHasAwaits awaits', () => {
  const mock = new AsyncMock()
  void mock('foo')
  mock.assertHasCalls([call('foo')])
  expect(failureOf(() => mock.assertHasAwaits([call('foo')]))).toBe(
    "AssertionError: Awaits not found.\nExpected: [call('foo')]\nActual: []",
  )
})

test('calls of an AsyncMock are recorded at the call', () => {
  const mock = new AsyncMock()
  void mock()
  void mock('foo')
  expect(mock.mockCalls).toEqual([call(), call('foo')])
})

test('calls of async methods are recorded by their path', () => {
  const mock: AsyncMock = new AsyncMock({ spec: AsyncClass }) as never
  void mock.asyncMethod()
  void mock.asyncMethod(1, 2)
  expect(mock.asyncMethod.mockCalls).toEqual([call(), call(1, 2)])
  expect(mock.mockCalls).toEqual([call.asyncMethod(), call.asyncMethod(1, 2)])
})

test('method calls of an AsyncMock are recorded at every level above', () => {
  const mock = new AsyncMock()
  void mock.something(3)
  void mock.other.something(6)
  expect(mock.methodCalls).toEqual([call.something(3), call.other.something(6)])
  expect(mock.other.methodCalls).toEqual([call.something(6)])
})

test('the lists of an AsyncMock are empty again after a reset', () => {
  const mock = new AsyncMock()
  void mock(1, 2)
  mock.resetMock()
  expect([mock.callArgsList, mock.methodCalls, mock.mockCalls, mock.awaitArgsList]).toEqual([[], [], [], []])
})

test('assertAwaited holds from the first await on', async () => {
  const mock = new AsyncMock()
  expect(failureOf(() => mock.assertAwaited())).toBe('AssertionError: Expected mock to have been awaited.')
  await mock()
  mock.assertAwaited()
})

test('assertAwaitedOnce holds after one await only', async () => {
  const mock = new AsyncMock()
  expect(() => mock.assertAwaitedOnce()).toThrow('Awaited 0 times.')
  await mock()
  mock.assertAwaitedOnce()
  await mock()
  expect(failureOf(() => mock.assertAwaitedOnce())).toBe(
    'AssertionError: Expected mock to have been awaited once. Awaited 2 times.',
  )
})

test('assertAwaitedWith looks at the last await', async () => {
  const mock = new AsyncMock()
  expect(failureOf(() => mock.assertAwaitedWith('foo'))).toBe(
    "AssertionError: Expected await: mock('foo')\nNot awaited",
  )
  await mock()
  expect(failureOf(() => mock.assertAwaitedWith('foo'))).toBe(
    "AssertionError: expected await not found.\nExpected: mock('foo')\n  Actual: mock()",
  )
  await mock('foo')
  mock.assertAwaitedWith('foo')
  await mock('other')
  expect(() => mock.assertAwaitedWith('foo')).toThrow()
})

test('assertAwaitedOnceWith wants one await, with these arguments', async () => {
  const mock = new AsyncMock()
  expect(() => mock.assertAwaitedOnceWith('foo')).toThrow('Awaited 0 times.')
  await mock('foo')
  mock.assertAwaitedOnceWith('foo')
  await mock('foo')
  expect(() => mock.assertAwaitedOnceWith('foo')).toThrow('Awaited 2 times.')
})

test('assertAnyAwait finds an await among others', async () => {
  const mock = new AsyncMock()
  expect(failureOf(() => mock.assertAnyAwait('foo'))).toBe("AssertionError: mock('foo') await not found")
  await mock('baz')
  expect(failureOf(() => mock.assertAnyAwait('foo'))).toBe(
    "AssertionError: mock('foo') await not found\nClosest: mock('baz')\nAwaits: [call('baz')].",
  )
  await mock('foo')
  await mock('other')
  mock.assertAnyAwait('foo')
})

test('assertHasAwaits finds a row of awaits', async () => {
  const mock = new AsyncMock()
  const calls = [call('foo'), call('baz')]
  for (const name of ['foo', 'foo']) {
    expect(() => mock.assertHasAwaits(calls)).toThrow('Awaits not found.')
    await mock(name)
  }
  await mock('baz')
  mock.assertHasAwaits(calls)
  await mock('other')
  mock.assertHasAwaits(calls)
})

class Odd {}

test('ANY stands for arguments in assertions of awaits', async () => {
  const mock = new AsyncMock()
  await mock(new Odd(), 1)
  mock.assertHasAwaits([call(ANY, 1)])
  mock.assertAwaitedWith(ANY, 1)
  mock.assertAnyAwait(ANY, 1)
})

test('ANY stands for arguments in assertions of awaits with a spec', async () => {
  const mock: AsyncMock = new AsyncMock({ spec: Odd }) as never
  await mock(new Odd(), 1)
  mock.assertHasAwaits([call(ANY, 1)])
  mock.assertAwaitedWith(ANY, 1)
  mock.assertAnyAwait(ANY, 1)
})

test('with anyOrder awaits are found wherever they stand', async () => {
  const mock = new AsyncMock()
  const calls = [call('foo'), call('baz')]
  await mock('baz')
  await mock('bamf')
  expect(failureOf(() => mock.assertHasAwaits(calls, { anyOrder: true }))).toBe(
    "AssertionError: [call('foo')] not all found in await list",
  )
  await mock('foo')
  mock.assertHasAwaits(calls, { anyOrder: true })
})

test('assertNotAwaited holds until the first await', async () => {
  const mock = new AsyncMock()
  void mock()
  mock.assertNotAwaited()
  await mock()
  expect(failureOf(() => mock.assertNotAwaited())).toBe(
    'AssertionError: Expected mock to not have been awaited. Awaited 1 time.',
  )
})

test('expected awaits that the spec refuses are shown with their errors', async () => {
  const mock = new AsyncMock({ spec: async (x?: number) => x })
  await mock(1)
  expect(failureOf(() => mock.assertHasAwaits([call(), call(1, 2)]))).toBe(
    'AssertionError: Error processing expected awaits.\n' +
      "Errors: [null, TypeError('too many arguments: spec(x) takes 1, 2 were expected')]\n" +
      'Expected: [call(), call(1, 2)]\nActual: [call(1)]',
  )
})

test('async methods of a spec are AsyncMocks, others MagicMocks', () => {
  for (const Class of each(AsyncMock, MagicMock)) {
    const mock: MagicMock = new Class({ spec: AsyncClass }) as never
    expect(mock.asyncMethod).toBeInstanceOf(AsyncMock)
    expect(mock.normalMethod).toBeInstanceOf(MagicMock)
  }
})

test('async methods of the spec of a Mock are AsyncMocks', () => {
  const mock: Mock = new Mock({ spec: AsyncClass }) as never
  expect(mock.asyncMethod).toBeInstanceOf(AsyncMock)
  expect(mock.normalMethod).toBeInstanceOf(Mock)
})

test('a sealed mock makes no methods of its spec, async or not', () => {
  const mock: Mock = new Mock({ spec: AsyncClass }) as never
  seal(mock)
  expect(() => mock.normalMethod).toThrow('the mock is sealed')
  expect(() => mock.asyncMethod).toThrow('the mock is sealed')
})

test('a mock of an async function is async, whatever its class', async () => {
  for (const Class of each(AsyncMock, MagicMock, Mock)) {
    const mock: AsyncMock = new Class({ spec: asyncFunction }) as never
    expect(mock).toBeInstanceOf(Class)
    expect(mock()).toBeInstanceOf(Promise)
    await mock()
    mock.assertAwaitedOnceWith()
    expect(new Class({ spec: normalFunction })).toBeInstanceOf(Class)
  }
})

test('specSet of an async function makes a mock async as well', () => {
  for (const Class of each(AsyncMock, MagicMock, Mock))
    expect((new Class({ specSet: asyncFunction }) as unknown as AsyncMock)()).toBeInstanceOf(Promise)
})

test('an AsyncMock with a plain function as spec gives promises', () => {
  const mock: AsyncMock = new AsyncMock({ spec: normalFunction }) as never
  expect(mock).toBeInstanceOf(AsyncMock)
  expect(mock()).toBeInstanceOf(Promise)
})

test('an AsyncMock with a plain function as specSet gives promises', () => {
  expect((new AsyncMock({ specSet: normalFunction }) as unknown as AsyncMock)()).toBeInstanceOf(Promise)
})

test('patching an async method with its spec gives an AsyncMock', () => {
  patch
    .object(AsyncClass.prototype, 'asyncMethod', { spec: true })
    .run((mock: unknown) => expect(mock).toBeInstanceOf(AsyncMock))
})

test('patching a class with its spec gives a MagicMock with async methods', () => {
  const module = { AsyncClass }
  patch.object(module, 'AsyncClass', { spec: true }).run((mock: unknown) => {
    expect(mock).toBeInstanceOf(MagicMock)
    expect((mock as MagicMock).asyncMethod).toBeInstanceOf(AsyncMock)
  })
})

test('the spec decides whether a replacement is async, not the target', () => {
  patch.object(AsyncClass.prototype, 'asyncMethod', { spec: normalFunction }).run((mock: unknown) => {
    expect(mock).toBeInstanceOf(MagicMock)
    expect((mock as MagicMock)()).not.toBeInstanceOf(Promise)
  })
})

test('an async spec makes the replacement of a plain function async', () => {
  patch
    .object(AsyncClass.prototype, 'normalMethod', { spec: asyncFunction })
    .run((mock: unknown) => expect(mock).toBeInstanceOf(AsyncMock))
})

test('another class as spec gives its async methods', () => {
  const module = { Normal: class {} }
  patch.object(module, 'Normal', { spec: AsyncClass }).run((mock: unknown) => {
    expect(mock).toBeInstanceOf(MagicMock)
    expect((mock as MagicMock).asyncMethod).toBeInstanceOf(AsyncMock)
  })
})

test('patching an async method with its specSet gives an AsyncMock', () => {
  patch
    .object(AsyncClass.prototype, 'asyncMethod', { specSet: true })
    .run((mock: unknown) => expect(mock).toBeInstanceOf(AsyncMock))
})

test('an AsyncMock with an async method as specSet is async', () => {
  const mock = new AsyncMock({ specSet: AsyncClass.prototype.asyncMethod })
  expect([isAsync(mock), mock instanceof AsyncMock]).toEqual([true, true])
})

test('children of a MagicMock with a specSet are async where the spec is', () => {
  const mock: MagicMock = new MagicMock({ specSet: AsyncClass }) as never
  expect([isAsync(mock.asyncMethod), isAsync(mock.normalMethod)]).toEqual([true, false])
  expect(mock.asyncStatic).toBeInstanceOf(AsyncMock)
})

test('patching a mocked function gives a MagicMock', () => {
  const object = { func: new MagicMock({ spec: (x: unknown) => x }) }
  patch.object(object, 'func').run((mock: unknown) => expect(mock).toBeInstanceOf(MagicMock))
})

test('an autospecced class has async methods', () => {
  const module = { AsyncClass }
  patch.object(module, 'AsyncClass', { autospec: true }).run((mock: unknown) => {
    const instance: MagicMock = new (mock as new () => never)()
    expect(instance.asyncMethod).toBeInstanceOf(AsyncMock)
    expect(instance.normalMethod).toBeInstanceOf(MagicMock)
    expect((mock as MagicMock).asyncStatic).toBeInstanceOf(AsyncMock)
  })
})

test('an async function has no instance to autospec', () => {
  expect(failureOf(() => createAutospec(asyncFunction as never, { instance: true }))).toBe(
    'InvalidSpecError: An async function has no instances: leave out { instance: true }.',
  )
})

test('an autospecced async function knows its awaits', async () => {
  const mock = createAutospec(asyncWithArguments)
  const promise = mock(1, 2, 3)
  expect([mock.awaitCount, mock.awaitArgs, mock.awaitArgsList]).toEqual([0, null, []])
  mock.assertNotAwaited()
  await promise
  expect([mock.awaitCount, mock.awaitArgs]).toEqual([1, call(1, 2, 3)])
  mock.assertAwaitedOnceWith(1, 2, 3)
  expect(() => mock.assertAnyAwait(1, 2)).toThrow('await not found')
})

test('a patched async function knows its awaits, also after the patch', async () => {
  const module = { asyncWithArguments }
  const patcher = patch.object(module, 'asyncWithArguments', { autospec: true })
  const mock = patcher.start() as unknown as AsyncMock
  const promise = module.asyncWithArguments(1, 2, 3)
  mock.assertNotAwaited()
  await promise
  patcher.stop()
  mock.assertAwaitedOnceWith(1, 2, 3)
  mock.resetMock()
  expect([mock.awaitCount, mock.awaitArgs, mock.awaitArgsList]).toEqual([0, null, []])
})

test('too many arguments of an autospecced async function are a rejection', async () => {
  const mock = createAutospec(asyncWithArguments) as unknown as AsyncMock
  expect(await rejectionOf(mock(1, 2, 3, 4))).toBe(
    'TypeError: too many arguments: asyncWithArguments(a, b, c) takes 3, 4 were given',
  )
  expect(mock.called).toBe(false)
})

test('a patched async method passes for an async function', () => {
  patch.object(AsyncClass.prototype, 'asyncMethod').run((mock: unknown) => expect(isAsync(mock)).toBe(true))
})

test('a patched async method gives a promise', async () => {
  await patch.object(AsyncClass.prototype, 'asyncMethod').run(async () => {
    const promise = new AsyncClass().asyncMethod()
    expect(promise).toBeInstanceOf(Promise)
    await promise
  })
})

test('a patched async method is an AsyncMock', () => {
  patch
    .object(AsyncClass.prototype, 'asyncMethod')
    .run((mock: unknown) => expect(mock).toBeInstanceOf(AsyncMock))
})

test('a patched static async method is an AsyncMock', () => {
  patch.object(AsyncClass, 'asyncStatic').run((mock: unknown) => expect(mock).toBeInstanceOf(AsyncMock))
})

test('an async function patched for an async body is put back after it', async () => {
  const module = { asyncFunction, asyncWithArguments }
  await patch.object(module, 'asyncFunction', { returnValue: 1 } as never).run(async (mock: unknown) => {
    expect(mock).toBeInstanceOf(AsyncMock)
    expect((mock as AsyncMock).getMockName()).toBe('asyncFunction')
    expect(await module.asyncFunction()).toBe(1)
  })
  expect(module.asyncFunction).toBe(asyncFunction)
})

test('a patched async method in a block passes for an async function', () => {
  using patched = patch.object(AsyncClass.prototype, 'asyncMethod').use()
  expect(isAsync(patched.value)).toBe(true)
})

test('a patched async method in a block gives a promise', async () => {
  using patched = patch.object(AsyncClass.prototype, 'asyncMethod').use()
  const promise = new AsyncClass().asyncMethod()
  await promise
  expect((patched.value as unknown as AsyncMock).awaitCount).toBe(1)
})

test('a patched async method in a block is an AsyncMock', () => {
  using patched = patch.object(AsyncClass.prototype, 'asyncMethod').use()
  expect(patched.value).toBeInstanceOf(AsyncMock)
})

test('an AsyncMock as replacement of an async function is put in place for the block', () => {
  const module = { asyncFunction }
  {
    using patched = patch.object(module, 'asyncFunction', { new: new AsyncMock() as never }).use()
    expect(module.asyncFunction).toBe(patched.value)
  }
  expect(module.asyncFunction).toBe(asyncFunction)
})

test('a patched dictionary holds for an async body', async () => {
  const foo = { a: 'a' }
  await patch.dict(foo, { a: 'b' }).run(async () => {
    await Promise.resolve()
    expect(foo.a).toBe('b')
  })
  expect(foo.a).toBe('a')
})

test('a patched dictionary holds for a block with awaits', async () => {
  const foo = { a: 'a' }
  {
    using patched = patch.dict(foo, { a: 'b' }).use()
    void patched
    await Promise.resolve()
    expect(foo.a).toBe('b')
  }
  expect(foo.a).toBe('a')
})

test('async protocols are AsyncMocks; that of asynchronous iteration is called synchronously', () => {
  const mock = new MagicMock() as never as Record<PropertyKey, unknown>
  expect(['asyncEnter', 'asyncExit', Symbol.asyncDispose].map(key => mock[key] instanceof AsyncMock)).toEqual(
    [true, true, true],
  )
  expect(mock[Symbol.asyncIterator]).toBeInstanceOf(MagicMock)
})

test('synchronous protocols of an AsyncMock are MagicMocks', () => {
  const mock = new AsyncMock() as never as Record<PropertyKey, unknown>
  for (const key of ['enter', 'exit', Symbol.iterator, Symbol.dispose, Symbol.toPrimitive])
    expect(mock[key]).toBeInstanceOf(MagicMock)
})

test('a MagicMock has the async protocols', () => {
  const mock = new MagicMock()
  expect(
    ['asyncEnter', 'asyncExit', Symbol.asyncIterator, Symbol.asyncDispose].every(key => key in mock),
  ).toBe(true)
})

test('an AsyncMock has the synchronous protocols', () => {
  const mock = new AsyncMock()
  expect(['enter', 'exit', Symbol.iterator, Symbol.dispose].every(key => key in mock)).toBe(true)
})

test('async protocols pass for async functions', () => {
  const mock = new MagicMock()
  expect([isAsync(mock.asyncEnter), isAsync(mock.asyncExit)]).toEqual([true, true])
})

async function* iterate(items: unknown): AsyncGenerator {
  yield* items as AsyncIterable<unknown>
}
async function listOf(items: unknown): Promise<unknown[]> {
  const list: unknown[] = []
  for await (const item of iterate(items)) list.push(item)
  return list
}

test('what an AsyncMock iterates over asynchronously can be set', async () => {
  const mock = new AsyncMock({ name: 'tester' })
  mock[Symbol.asyncIterator as never] = new MagicMock({ sideEffect: () => iterate([1, 2, 3]) }) as never
  expect(await listOf(mock)).toEqual([1, 2, 3])
})

test('the iterator of an async iterable spec is made synchronously', () => {
  class Items {
    async *[Symbol.asyncIterator](): AsyncGenerator<number> {}
  }
  for (const Class of each(AsyncMock, MagicMock)) {
    const mock = new Class({ spec: Items }) as never as Record<PropertyKey, unknown>
    expect(isAsync(mock[Symbol.asyncIterator])).toBe(false)
  }
})

test('asynchronous iteration gives nothing by default, or what is set: iterables, iterators, promises', async () => {
  for (const Class of each(AsyncMock, MagicMock)) {
    const mock: Record<PropertyKey, MagicMock> = new Class() as never
    expect(await listOf(mock)).toEqual([])
    mock[Symbol.asyncIterator]!.returnValue = ['FOO', Promise.resolve('BAR')]
    expect([await listOf(mock), await listOf(mock)]).toEqual([
      ['FOO', 'BAR'],
      ['FOO', 'BAR'],
    ])
    mock[Symbol.asyncIterator]!.returnValue = ['FOO'][Symbol.iterator]()
    expect([await listOf(mock), await listOf(mock)]).toEqual([['FOO'], []])
    mock[Symbol.asyncIterator]!.returnValue = iterate(['BAZ'])
    expect(await listOf(mock)).toEqual(['BAZ'])
  }
})

async function within(manager: unknown, body: (value: unknown) => unknown): Promise<unknown> {
  const { asyncEnter, asyncExit } = manager as Record<string, (error?: unknown) => Promise<unknown>>
  const value = await asyncEnter!.call(manager)
  let result: unknown
  try {
    result = await body(value)
  } catch (error) {
    if ((await asyncExit!.call(manager, error)) !== true) throw error
    return undefined
  }
  await asyncExit!.call(manager)
  return result
}

test('what an async context manager enters with can be set', async () => {
  for (const Class of each(AsyncMock, MagicMock)) {
    const session = new MagicMock({ name: 'session' })
    const manager = new Class({ name: 'manager' })
    manager.asyncEnter.returnValue = new AsyncMock({ 'json.returnValue': { json: 123 } })
    session.post.returnValue = manager
    const result = await within(session.post('url'), response => (response as AsyncMock).json())
    expect(result).toEqual({ json: 123 })
  }
})

test('a mock is an async context manager, and records entering and leaving as awaits', async () => {
  for (const Class of each(AsyncMock, MagicMock)) {
    const manager = new Class()
    const value = await within(manager, entered => entered)
    manager.asyncEnter.assertAwaitedOnce()
    manager.asyncExit.assertAwaitedOnce()
    expect(value).not.toBe(manager)
  }
})

test('an async context manager of a spec enters with what is set', async () => {
  const spec = { asyncEnter: async (): Promise<unknown> => 1, asyncExit: async (): Promise<void> => {} }
  const manager = new MagicMock({ spec })
  manager.asyncEnter.returnValue = sentinel['entered']
  expect(await within(manager, value => value)).toBe(sentinel['entered'])
})

test('async functions set as the methods of a context manager are run', async () => {
  const ran: string[] = []
  const manager = new MagicMock()
  manager.asyncEnter = async () => void ran.push('enter')
  manager.asyncExit = async () => void ran.push('exit')
  await within(manager, () => ran.push('body'))
  expect(ran).toEqual(['enter', 'body', 'exit'])
})

test('a mocked context manager does not swallow an error', async () => {
  const failing = within(new MagicMock(), () => {
    throw new TypeError('in the body')
  })
  expect(await rejectionOf(failing)).toBe('TypeError: in the body')
})

test('awaits by then, Promise.all, an async return, race and expect are seen', async () => {
  const mock = new AsyncMock({ returnValue: 1 })
  await mock('await')
  await mock('then').then((value: number) => value)
  await Promise.all([mock('all'), 1])
  await (async () => mock('return'))()
  await Promise.race([mock('race'), 1])
  await expect(mock('resolves')).resolves.toBe(1)
  expect(mock.awaitArgsList.map(({ args }: CallValue) => args[0])).toEqual([
    'await',
    'then',
    'all',
    'return',
    'race',
    'resolves',
  ])
})

test('awaiting takes no more turns than awaiting a promise', async () => {
  const turnsOf = async (make: () => Promise<unknown>): Promise<number> => {
    const state = { turns: 0, isDone: false }
    const waiting = (async () => {
      await make()
      state.isDone = true
    })()
    for (; !state.isDone; state.turns += 1) await Promise.resolve()
    await waiting
    return state.turns
  }
  const plain = await turnsOf(async () => 1)
  expect(await turnsOf(new AsyncMock({ returnValue: 1 }))).toBe(plain)
  expect(await turnsOf(new AsyncMock({ sideEffect: async () => 1 }))).toBe(plain)
})

test('the side effect runs at the call', () => {
  const ran: number[] = []
  void new AsyncMock({ sideEffect: (value: number) => ran.push(value) })(1)
  expect(ran).toEqual([1])
})

test('a promise that is returned for two calls stands for each of them', async () => {
  const shared = Promise.resolve(1)
  const mock = new AsyncMock({ sideEffect: () => shared })
  const [first, second] = [mock(1), mock(2)]
  await second
  expect(mock.awaitArgsList).toEqual([call(2)])
  await first
  expect(mock.awaitArgsList).toEqual([call(2), call(1)])
})

test('a call of before a reset is not awaited after it', async () => {
  const mock = new AsyncMock()
  const promise = mock(1)
  mock.resetMock()
  await promise
  mock.assertNotAwaited()
  const again = mock(2)
  await again
  mock.assertAwaitedOnceWith(2)
})
