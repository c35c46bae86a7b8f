import { enterAsync, enterSync, type AsyncContextManager, type ContextManager } from '../cleanup/index.ts'
import { NotAFunctionError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { beginOwnWork } from '../ownership/index.ts'
import { currentState, type AttemptState } from './attempt-state.ts'
import { notRunning } from './not-running.ts'
import { runSubTest, type SubTestParams, type SubTestResult } from './sub-test.ts'

/**
 * Registers a function to call at the end of the running test, last in, first out; what it returns is awaited. In a plain
 * test it runs among the `onTestFinished` callbacks, in a class's test after `tearDown`.
 * @throws NotAFunctionError when `fn` is no function; NotRunningError outside a test.
 */
export function addCleanup<Args extends unknown[]>(fn: (...args: Args) => unknown, ...args: Args): void {
  if (typeof fn !== 'function') throw new NotAFunctionError('addCleanup', showValue(fn))
  push(stateFor('addCleanup()'), fn, args)
}

/**
 * Enters a context manager and leaves it as a cleanup of the running test.
 * @returns what the context manager's `enter` returned; for a `Disposable`, the object itself.
 * @throws TypeError when `cm` is no (synchronous) context manager; NotRunningError outside a test.
 */
export function enterContext<T>(cm: ContextManager<T>): T {
  const state = stateFor('enterContext()')
  const { value, exit } = enterSync(cm)
  push(state, exit, [])
  return value
}

/**
 * Enters an asynchronous context manager and leaves it as a cleanup of the running test.
 * @returns a promise of what its `enter` returned; for an `AsyncDisposable`, of the object itself.
 * @throws TypeError when `cm` is no asynchronous context manager; NotRunningError outside a test.
 */
export async function enterAsyncContext<T>(cm: AsyncContextManager<T>): Promise<T> {
  const state = stateFor('enterAsyncContext()')
  const work = beginOwnWork('enterAsyncContext()')
  try {
    const { value, exit } = await enterAsync(cm)
    push(state, exit, [])
    return value
  } finally {
    work?.end()
  }
}

/**
 * Runs `body` as a sub-test of the running test: when it throws, the error is reported with `params`, and the test goes on.
 * @param params a message, or named values that tell this sub-test from the others.
 * @returns the result of `body` (a promise of it when `body` is asynchronous), or `undefined` when it failed.
 * @throws NotRunningError outside a test.
 */
export function subTest<R>(params: SubTestParams, body: () => R): SubTestResult<R> {
  return runSubTest(stateFor('subTest()'), params, body) as SubTestResult<R>
}

/** @throws NotRunningError */
function stateFor(call: string): AttemptState {
  const state = currentState()
  if (!state) throw notRunning(call)
  return state
}

function push(state: AttemptState, fn: (...args: never[]) => unknown, args: readonly unknown[]): void {
  state.cleanups.push(fn, args)
  state.cleanupAdded?.()
}
