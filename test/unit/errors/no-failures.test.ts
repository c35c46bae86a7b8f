import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { BaseException, CancelledError, isCancelled } from '../../../src/errors/index.ts'

test('a CancelledError is a BaseException and no Error', () => {
  const error = new CancelledError()
  expect([error instanceof BaseException, error instanceof Error]).toEqual([true, false])
})

test('it has what an Error has: name, message, cause, and a stack that begins where it was made', () => {
  const cause = new Error('why')
  const error = new CancelledError('enough', { cause })
  expect([error.name, error.message, error.cause, String(error)]).toEqual([
    'CancelledError',
    'enough',
    cause,
    'CancelledError: enough',
  ])
  expect(error.stack.split('\n')[0]).toBe('CancelledError: enough')
  expect(error.stack.split('\n')[1]).toContain('no-failures.test.ts')
  expect(Object.keys(error)).toEqual([])
  expect(inspect(error)).toBe(error.stack)
})

test('without a message it says what happened', () => {
  expect(new CancelledError().message).toBe('The task was cancelled.')
  expect('cause' in new CancelledError()).toBe(false)
})

test('subclasses of BaseException keep their own name', () => {
  class Stop extends BaseException {
    override readonly name: string = 'Stop'
  }
  expect(String(new Stop('now'))).toBe('Stop: now')
})

test('isCancelled holds for a CancelledError, and for an AbortError that one caused', () => {
  const abortError = (cause?: unknown) =>
    Object.assign(new Error('aborted', { cause }), { name: 'AbortError' })
  expect([
    isCancelled(new CancelledError()),
    isCancelled(abortError(new CancelledError())),
    isCancelled(abortError(abortError(new CancelledError()))),
    isCancelled(abortError()),
    isCancelled(abortError(new Error('else'))),
    isCancelled(new Error('failed', { cause: new CancelledError() })),
    isCancelled(new DOMException('aborted', 'AbortError')),
    isCancelled(undefined),
    isCancelled('CancelledError'),
  ]).toEqual([true, true, true, false, false, false, false, false, false])
})
