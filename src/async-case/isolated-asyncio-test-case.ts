import { enterAsync, type AsyncContextManager } from '../cleanup/index.ts'
import { NotAFunctionError, NotRunningError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { beginOwnWork } from '../ownership/index.ts'
import { loopOf, type EventLoop } from '../loop/index.ts'
import type { ClockKind, ScheduleOptions } from '../decorators/index.ts'
import { letFieldsShadow } from './shadowable.ts'
import { stateKey, TestCase } from './test-case.ts'

/**
 * A test case whose tests are asynchronous, each in an event loop and a context of its own: what a test starts ends
 * with it. Semantics: `unittest.IsolatedAsyncioTestCase` of CPython 3.11.
 *
 * Order: `setUp`, `asyncSetUp`, the test, `asyncTearDown`, `tearDown`, the cleanups last in first out; then the tasks
 * still running are cancelled and awaited, and the loop is closed. `setUp` and `tearDown` are synchronous here.
 */
export class IsolatedAsyncioTestCase extends TestCase {
  /** How many orders of what may come in any order each test is run in; none by default. */
  static schedules?: number | ScheduleOptions
  /** Whether each test has a virtual clock of its own. Default: the setup's `clock` option. */
  static clock?: ClockKind

  /** Runs after `setUp`. When it throws, neither the test nor the tear-downs run, but the cleanups do. */
  async asyncSetUp(): Promise<void> {}

  /** Runs before `tearDown`, also when the test failed. When it throws, `tearDown` does not run, as in CPython. */
  async asyncTearDown(): Promise<void> {}

  /** As `addCleanup`, for a function that returns a promise. @throws NotAFunctionError when `fn` is no function. */
  addAsyncCleanup<Args extends unknown[]>(fn: (...args: Args) => unknown, ...args: Args): void {
    if (typeof fn !== 'function') throw new NotAFunctionError('addAsyncCleanup', showValue(fn))
    this[stateKey].cleanups.push(fn, args)
  }

  /**
   * Enters an asynchronous context manager and leaves it as a cleanup of this test.
   * @returns a promise of what its `enter` returned; for an `AsyncDisposable`, of the object itself.
   * @throws TypeError when `cm` is no asynchronous context manager.
   */
  async enterAsyncContext<T>(cm: AsyncContextManager<T>): Promise<T> {
    const work = beginOwnWork('enterAsyncContext()')
    try {
      const { value, exit } = await enterAsync(cm)
      this[stateKey].cleanups.push(exit, [])
      return value
    } finally {
      work?.end()
    }
  }

  /**
   * The event loop of the running test.
   * @throws NotRunningError when no test is running; LoopClosedError after its end.
   */
  get loop(): EventLoop {
    const { owner } = this[stateKey]
    if (!owner) throw new NotRunningError('loop')
    return loopOf(owner, 'loop')
  }

  static {
    letFieldsShadow(this.prototype, 'loop')
  }
}
