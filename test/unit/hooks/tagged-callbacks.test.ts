import { expect, test, vi } from 'vitest'
import { runInScope, scopeOf } from './support.ts'

test('what a wrapper of one copy of the library lets through, the listeners of another know', async () => {
  const { tagMicrotasks } = await import('../../../src/hooks/tagged-callbacks.ts')
  vi.resetModules()
  const other = await import('../../../src/ownership/index.ts')
  const callbacks: VoidFunction[] = []
  const target = { queueMicrotask: (callback: VoidFunction) => void callbacks.push(callback) }
  tagMicrotasks(target as typeof globalThis)
  const scope = scopeOf('A.testX')
  const boom = new Error('boom')
  const callback = () => {
    throw boom
  }
  runInScope(scope, () => target.queueMicrotask(callback))
  expect(callbacks[0]).toThrow(boom)
  expect(other.takeTagged(boom)).toEqual({ scope, origin: 'a microtask', object: callback, value: boom })
  expect(other.takeTagged(boom)).toBeUndefined()
})
