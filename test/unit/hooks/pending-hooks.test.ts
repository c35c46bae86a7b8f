import { expect, test } from 'vitest'
import { PendingHookError } from 'vitest-async-case'
import { settleHooks } from '../../../src/hooks/index.ts'
import { Owner, type Scope } from '../../../src/ownership/index.ts'
import { sys } from '../../../src/hooks/index.ts'
import { received, runInScope, scopeOf } from './support.ts'

const pendingText =
  'The promise of sys.unraisablehook was still pending at the end, 1000 ms later: what the hook was called with is not ' +
  'taken. A hook takes an exception when its promise is fulfilled.'

const raise = (scope: Scope) => runInScope(scope, () => scope.owner.raise(new Error('original'), 'a timer'))

test('a hook whose promise is fulfilled in time has taken the exception', async () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => (sys.unraisablehook = () => new Promise(resolve => setTimeout(resolve, 1))))
  raise(scope)
  await settleHooks(scope.owner)
  expect(received(scope)).toEqual([])
})

test('one whose promise is rejected while the verdict waits for it has not', async () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => {
    sys.unraisablehook = async () => {
      await new Promise(resolve => setTimeout(resolve, 1))
      throw new Error('of the hook')
    }
  })
  raise(scope)
  await settleHooks(scope.owner)
  expect(received(scope)).toEqual(['a timer: original', 'sys.unraisablehook: of the hook'])
})

test('one whose promise is pending at the verdict has not, and is told no second time', async () => {
  const scope = scopeOf('A.testX')
  let reject!: (error: Error) => void
  runInScope(scope, () => (sys.unraisablehook = () => new Promise((_, no) => (reject = no))))
  raise(scope)
  await settleHooks(scope.owner)
  reject(new Error('too late'))
  await Promise.resolve()
  const [original, pending] = scope.owner.takeErrors()
  expect(original).toMatchObject({ origin: 'a timer', error: { message: 'original' } })
  expect(pending?.error).toEqual(new PendingHookError('sys.unraisablehook', 1000))
  expect(pending?.error).toHaveProperty('message', pendingText)
})
test('one that was told late, after the verdict of its test, is the file’s to wait for', async () => {
  const file = new Owner('file', '/a.test.ts')
  const scope = scopeOf('A.testX', { owner: file, values: new Map(), task: undefined })
  runInScope(scope, () => (sys.unraisablehook = () => new Promise(() => {})))
  raise(scope)
  await settleHooks(file)
  expect(received(scope)).toHaveLength(2)
})
