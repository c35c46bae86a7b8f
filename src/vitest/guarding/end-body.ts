import { builtin, type TestContext } from '../../internal/index.ts'
import { outer, suiteHooks, type RunnerTask, type TestHook } from '../host/index.ts'

/**
 * Ends Vitest's wait for the body of a plain test, with an error of ours, as its time limit would with its own. What Vitest
 * waits for besides (a hook, a fixture) goes on.
 * @param told resolves when the code of the test knows: the `afterEach` hooks wait for that
 */
export function endBody(context: TestContext, error: Error, told: Promise<void>): void {
  delayTearDown(context.task, told)
  const { signal } = context
  // Vitest listens to the signal of the test's context, and rejects with its reason. Only Vitest has the controller.
  const whileAborted = {
    aborted: { value: true, configurable: true },
    reason: { value: error, configurable: true },
  }
  Object.defineProperties(signal, whileAborted)
  signal.dispatchEvent(new NativeEvent('abort'))
  // A retry gets the same signal.
  for (const name of ['aborted', 'reason']) Reflect.deleteProperty(signal, name)
}

/** Node's own, whatever stands in for a browser. */
const NativeEvent = (builtin('node:vm')?.runInThisContext('Event') ?? globalThis.Event) as typeof Event

/** First among the `afterEach` hooks, in whichever order they run. They are Vitest's list, from which it reads then. */
function delayTearDown(task: RunnerTask, told: Promise<void>): void {
  const suite = outer(task) ?? task.file
  const hooks = suite && (suiteHooks(suite)?.afterEach as TestHook[] | undefined)
  if (!hooks) return
  const wait = () => told
  hooks.unshift(wait)
  hooks.push(wait)
  void told.then(() => {
    for (const at of [hooks.lastIndexOf(wait), hooks.indexOf(wait)]) if (at >= 0) hooks.splice(at, 1)
  })
}
