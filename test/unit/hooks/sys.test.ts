import { expect, test } from 'vitest'
import { HookArgumentsError, ThrownValueError } from '../../../src/errors/index.ts'
import {
  catchUnraisableException,
  raiseUnraisable,
  sys,
  type UnraisableHookArgs,
} from '../../../src/hooks/index.ts'
import { received, runInScope, scopeOf } from './support.ts'

const raised = (scope: ReturnType<typeof scopeOf>, error: unknown) => ({ scope, error, origin: 'a timer' })

function hookedIn(scope: ReturnType<typeof scopeOf>): UnraisableHookArgs[] {
  const calls: UnraisableHookArgs[] = []
  runInScope(scope, () => (sys.unraisablehook = args => calls.push(args)))
  return calls
}

test('without a hook the exception goes to the owner', () => {
  const scope = scopeOf('A.testX')
  raiseUnraisable(raised(scope, new Error('boom')))
  expect(received(scope)).toEqual(['a timer: boom'])
})

test('the original hook tells how the exception came when it is called by hand', () => {
  const scope = scopeOf('A.testX')
  const args = { excType: Error, excTraceback: null, object: null }
  runInScope(scope, () => {
    sys.__unraisablehook__({ ...args, excValue: new Error('first'), errMsg: 'closing the pool' })
    sys.__unraisablehook__({ ...args, excValue: new Error('second'), errMsg: null })
  })
  expect(received(scope)).toEqual(['closing the pool: first', 'sys.__unraisablehook__: second'])
})

test('a hook receives all five arguments, and takes the exception', () => {
  const scope = scopeOf('A.testX')
  const calls = hookedIn(scope)
  const error = new TypeError('boom')
  const object = {}
  raiseUnraisable(raised(scope, error), object)
  expect(calls).toEqual([
    {
      excType: TypeError,
      excValue: error,
      excTraceback: expect.stringMatching(/^ +at /),
      errMsg: 'Exception from a timer',
      object,
    },
  ])
  expect(calls[0]?.object).toBe(object)
  expect(received(scope)).toEqual([])
})

test('excType is the exception’s own class, wherever it was defined', () => {
  const classes = { inner: { Custom: class Custom extends Error {} } }
  const scope = scopeOf('A.testX')
  const calls = hookedIn(scope)
  raiseUnraisable(raised(scope, new classes.inner.Custom('boom')))
  expect(calls[0]?.excType).toBe(classes.inner.Custom)
})

test('a value that is no error comes wrapped, and the owner gets the value itself', () => {
  const [hooked, unhooked] = [scopeOf('A.testX'), scopeOf('A.testY')]
  const calls = hookedIn(hooked)
  raiseUnraisable(raised(hooked, 42))
  raiseUnraisable(raised(unhooked, 42))
  expect(calls[0]).toMatchObject({
    excType: ThrownValueError,
    excValue: { value: 42 },
    excTraceback: expect.any(String),
  })
  expect(calls[0]?.excValue.message).toBe('42 was thrown, which is not an Error.')
  expect(unhooked.owner.takeErrors()).toEqual([{ error: 42, origin: 'a timer' }])
})

test('a hook that throws has not taken the exception: the owner has both errors', () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => {
    sys.unraisablehook = () => {
      throw new Error('the hook failed')
    }
  })
  raiseUnraisable(raised(scope, new Error('boom')))
  expect(received(scope)).toEqual(['a timer: boom', 'sys.unraisablehook: the hook failed'])
})

test('a hook whose promise rejects has not taken it either', async () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => (sys.unraisablehook = () => Promise.reject(new Error('the hook failed'))))
  raiseUnraisable(raised(scope, new Error('boom')))
  await Promise.resolve()
  expect(received(scope)).toEqual(['a timer: boom', 'sys.unraisablehook: the hook failed'])
})

test('a hook that hands its arguments to the original leaves origin and owner as they were', () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => (sys.unraisablehook = args => sys.__unraisablehook__(args)))
  raiseUnraisable(raised(scope, new Error('boom')))
  expect(received(scope)).toEqual(['a timer: boom'])
})

test('the original hook takes the arguments of a hook', () => {
  expect(() => sys.__unraisablehook__([] as never)).toThrow(
    new HookArgumentsError('sys.__unraisablehook__', 'an array of 0'),
  )
})

test('each hook in force hears of an error that is thrown again', () => {
  const scope = scopeOf('A.testX')
  const error = new Error('boom')
  const first = hookedIn(scope)
  raiseUnraisable(raised(scope, error))
  raiseUnraisable(raised(scope, error))
  const second = hookedIn(scope)
  raiseUnraisable(raised(scope, error))
  expect([first.length, second.length]).toEqual([2, 1])
})

test('what a hook took is settled for the owner when it comes again without one', () => {
  const scope = scopeOf('A.testX')
  const error = new Error('boom')
  const caught = runInScope(scope, () => catchUnraisableException())
  raiseUnraisable(raised(scope, error))
  caught[Symbol.dispose]()
  raiseUnraisable(raised(scope, error))
  expect(received(scope)).toEqual([])
})

test('a hook hears once of two promises that reject with one error', () => {
  const scope = scopeOf('A.testX')
  const calls = hookedIn(scope)
  const error = new Error('boom')
  for (let i = 0; i < 2; i++) raiseUnraisable({ ...raised(scope, error), isRejection: true })
  expect(calls.length).toBe(1)
})

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable(new Error('gone'), {})
  revoke()
  return proxy
}
const unreadable = () =>
  Object.defineProperty(new Error('boom'), 'stack', {
    get() {
      throw new Error('the getter failed')
    },
  })

test.each([
  [
    'a revoked proxy',
    revoked(),
    ThrownValueError,
    'an object that cannot be shown was thrown, which is not an Error.',
  ],
  [
    'an error without a class',
    Object.assign(Object.create(null), { message: 'boom', stack: '' }),
    Error,
    'boom',
  ],
  ['an error whose stack cannot be read', unreadable(), Error, 'boom'],
  [
    'an object without a prototype',
    Object.create(null),
    ThrownValueError,
    'a plain object was thrown, which is not an Error.',
  ],
])('a hook takes %s', (_, thrown: unknown, excType, message) => {
  const scope = scopeOf('A.testX')
  const calls = hookedIn(scope)
  raiseUnraisable(raised(scope, thrown))
  expect(calls).toMatchObject([{ excType, excTraceback: calls[0]?.excTraceback ?? null }])
  expect(calls[0]?.excValue.message).toBe(message)
})
