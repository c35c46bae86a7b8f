import { expect, test } from 'vitest'
import { promiseState } from '../../../src/internal/index.ts'

test.each([
  ['pending', () => new Promise(() => {})],
  ['rejected', () => Promise.reject(new Error('no'))],
  ['fulfilled', () => Promise.resolve('<pending>')],
])('a promise is %s, and nobody has handled it', async (state, make) => {
  const unhandled: unknown[] = []
  const listen = (_: unknown, promise: unknown) => void unhandled.push(promise)
  const before = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', listen)
  const promise = make()
  expect(promiseState(promise)).toBe(state)
  await new Promise(setImmediate)
  process.off('unhandledRejection', listen)
  for (const each of before) process.on('unhandledRejection', each)
  expect(unhandled).toEqual(state === 'rejected' ? [promise] : [])
})
