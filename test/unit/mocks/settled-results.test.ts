import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { AsyncMock, catchUnraisableException, Mock } from 'vitest-async-case'
import { each } from './support/each.ts'

const incomplete = { type: 'incomplete', value: undefined }
const fulfilled = (value: unknown): object => ({ type: 'fulfilled', value })

test('an await is incomplete until its promise is settled', async () => {
  let resolve!: (value: number) => void
  const promise = new Promise<number>(settle => {
    resolve = settle
  })
  const mock = new AsyncMock({ sideEffect: async () => promise })
  const waiting = (async () => mock())()
  expect(mock.mock.settledResults).toEqual([incomplete])
  resolve(1)
  await waiting
  expect(mock.mock.settledResults).toEqual([fulfilled(1)])
})

test('rejections are told with their error, of a Mock too', async () => {
  const error = new RangeError('no')
  for (const Class of each(AsyncMock, Mock)) {
    const mock = new Class({ sideEffect: async () => Promise.reject(error) })
    await mock().catch(() => {})
    expect(mock.mock.settledResults).toEqual([{ type: 'rejected', value: error }])
    expect(mock.mock.settledResults[0]!.value).toBe(error)
  }
})

test('a promise that nobody awaits stays incomplete: looking at it would silence its rejection', async () => {
  const mock = new AsyncMock({ sideEffect: async () => Promise.reject(new RangeError('no')) })
  using caught = catchUnraisableException()
  void mock()
  await Promise.resolve()
  expect(mock.mock.settledResults).toEqual([incomplete])
  await new Promise(resolve => setImmediate(resolve))
  expect(caught.unraisable?.excValue).toEqual(new RangeError('no'))
})

test('of two calls that gave one promise, the await of either tells how both ended', async () => {
  const shared = Promise.resolve(1)
  const mock = new Mock({ sideEffect: () => shared }) as () => Promise<number>
  await mock()
  void mock()
  expect((mock as Mock).mock.settledResults).toEqual([fulfilled(1), fulfilled(1)])
})

test('looking at outcomes is no await', async () => {
  const promise = Promise.resolve(1)
  const [outer, inner] = [new Mock({ returnValue: promise }), new AsyncMock({ sideEffect: () => promise })]
  await outer()
  void inner()
  expect(outer.mock.settledResults).toEqual([fulfilled(1)])
  inner.assertNotAwaited()
  await promise
  inner.assertAwaitedOnce()
})

test('looking at outcomes runs no other microtask, and keeps the async context', async () => {
  const storage = new AsyncLocalStorage<string>()
  const log: unknown[] = []
  const mock = new AsyncMock({ sideEffect: async (value: number) => value })
  await storage.run('inside', async () => {
    await mock(1)
    queueMicrotask(() => log.push('microtask'))
    log.push(mock.mock.settledResults, storage.getStore())
    await Promise.resolve()
    log.push(storage.getStore())
  })
  expect(log).toEqual([[fulfilled(1)], 'inside', 'microtask', 'inside'])
})
