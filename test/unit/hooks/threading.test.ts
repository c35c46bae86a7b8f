import { expect, test } from 'vitest'
import { HookArgumentsError, HookNotCallableError } from '../../../src/errors/index.ts'
import { raiseInThread, threading, type ExceptHookArgs } from '../../../src/hooks/threading.ts'
import { received, runInScope, scopeOf } from './support.ts'

const thread = { threadId: 3 } as never as NonNullable<ExceptHookArgs['thread']>
const raised = (scope: ReturnType<typeof scopeOf>, error: unknown) => ({
  scope,
  error,
  origin: 'a worker thread',
})

test('without a hook the exception goes to the owner of the thread', () => {
  const scope = scopeOf('A.testX')
  raiseInThread(raised(scope, new Error('boom')), thread)
  expect(received(scope)).toEqual(['a worker thread: boom'])
})

test('the original hook fails the owner of the code that calls it, also without a thread', () => {
  const scope = scopeOf('A.testX')
  const excValue = new Error('boom')
  runInScope(scope, () =>
    threading.__excepthook__({ excType: Error, excValue, excTraceback: null, thread: null }),
  )
  expect(received(scope)).toEqual(['threading.__excepthook__: boom'])
})

test('a hook receives the class, the exception, its stack and the thread, and takes the exception', () => {
  const scope = scopeOf('A.testX')
  const calls: ExceptHookArgs[] = []
  const error = new RangeError('boom')
  runInScope(scope, () => (threading.excepthook = args => calls.push(args)))
  raiseInThread(raised(scope, error), thread)
  expect(calls).toEqual([{ excType: RangeError, excValue: error, excTraceback: expect.any(String), thread }])
  expect(calls[0]?.excTraceback).toMatch(/^ +at .*threading\.test\.ts/)
  expect(received(scope)).toEqual([])
})

test('a hook that throws has not taken the exception: the owner has both errors', () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => {
    threading.excepthook = () => {
      throw new Error('the hook failed')
    }
  })
  raiseInThread(raised(scope, new Error('boom')), thread)
  expect(received(scope)).toEqual(['a worker thread: boom', 'threading.excepthook: the hook failed'])
})

test('the original hook can be put back', () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => {
    threading.excepthook = () => {}
    threading.excepthook = threading.__excepthook__
    expect(threading.excepthook).toBe(threading.__excepthook__)
  })
  raiseInThread(raised(scope, new Error('boom')), thread)
  expect(received(scope)).toEqual(['a worker thread: boom'])
})

test('one error is told once', () => {
  const scope = scopeOf('A.testX')
  const error = new Error('boom')
  raiseInThread(raised(scope, error), thread)
  raiseInThread(raised(scope, error), thread)
  expect(received(scope)).toEqual(['a worker thread: boom'])
})

test('a hook must be a function', () => {
  expect(() => {
    threading.excepthook = undefined as never
  }).toThrow(new HookNotCallableError('threading.excepthook', 'threading.__excepthook__', 'undefined'))
})

test('the original hook takes the arguments of a hook', () => {
  expect(() => threading.__excepthook__(42 as never)).toThrow(
    new HookArgumentsError('threading.__excepthook__', '42'),
  )
})

test('getNativeId is a number on Linux, and the same at every call', () => {
  const id = threading.getNativeId()
  expect(typeof id).toBe(process.platform === 'linux' ? 'number' : 'undefined')
  expect(threading.getNativeId()).toBe(id)
})
