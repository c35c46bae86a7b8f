import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// As in a browser: V8's promise hooks and contexts are not to be had, so that another copy of the library loads without them.
const MISSING = ['node:v8', 'node:vm']
beforeEach(() => {
  vi.resetModules()
  const real = process.getBuiltinModule
  vi.spyOn(process, 'getBuiltinModule').mockImplementation((id: string) =>
    MISSING.includes(id) ? undefined : (real.call(process, id) as never),
  )
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('without promise hooks, awaits of every kind are seen all the same', async () => {
  const { AsyncMock, call } = await import('../../../src/mocks/index.ts')
  const mock = new AsyncMock({ returnValue: 1 })
  void mock('dropped')
  expect(await mock('await')).toBe(1)
  await mock('then').then((value: number) => value)
  await Promise.all([mock('all'), 1])
  await (async () => mock('return'))()
  expect(mock.awaitArgsList).toEqual([call('await'), call('then'), call('all'), call('return')])
})

test('without promise hooks, a call gives a promise that passes for a native one', async () => {
  const { AsyncMock } = await import('../../../src/mocks/index.ts')
  const mock = new AsyncMock({ sideEffect: new RangeError('no') })
  const promise = mock()
  expect(promise).toBeInstanceOf(Promise)
  await expect(promise).rejects.toThrow('no')
  expect(mock.awaitCount).toBe(1)
})

test('without promise hooks, the outcome of what was awaited is known all the same', async () => {
  const { AsyncMock } = await import('../../../src/mocks/index.ts')
  const mock = new AsyncMock({
    sideEffect: async (value: number) => Promise.reject(new RangeError(`${value}`)),
  })
  const [first, second] = [mock(1), mock(2)]
  await first.catch(() => {})
  expect(mock.mock.settledResults).toEqual([
    { type: 'rejected', value: new RangeError('1') },
    { type: 'incomplete', value: undefined },
  ])
  await second.catch(() => {})
})
