import { NotAFunctionError, NotRunningError, SkipTest } from '../errors/index.ts'
import { showValue, type TestContext } from '../internal/index.ts'
import { beginOwnWork } from '../ownership/index.ts'
import { enterSync, type ContextManager } from '../cleanup/index.ts'
import { Assertions } from '../assertions/index.ts'
import type { LeakPolicy } from '../ownership/index.ts'
import {
  AttemptState,
  drain,
  runCleanups,
  Outcome,
  runSubTest,
  type SubTestParams,
  type SubTestResult,
} from '../attempt/index.ts'
import { cleanupsOfClass } from './cleanups.ts'
import { noteConstructed } from './constructed.ts'
import { letFieldsShadow } from './shadowable.ts'

/** The key of a test case's state. A symbol and not a `#private` field, so that a `Proxy` around a test case works. */
export const stateKey: unique symbol = Symbol.for('vitest-async-case.case-state')

/**
 * A group of tests: each method whose name starts with `test` is one, and runs on an instance of its own.
 * Semantics: `unittest.TestCase` of CPython 3.11; the fixtures may return promises, which are awaited.
 */
export class TestCase extends Assertions {
  /** What becomes of resources that a test of this class leaves behind. Default: the setup's `leaks` option. */
  static leaks?: LeakPolicy

  /** @internal */
  readonly [stateKey]: AttemptState

  /** @param methodName the test method that this instance runs; a subclass that overrides the constructor passes it on. */
  constructor(methodName = 'runTest') {
    super()
    noteConstructed(new.target)
    this[stateKey] = new AttemptState(methodName)
  }

  /** Runs before each test. When it throws, neither the test nor `tearDown` runs, but the cleanups do. */
  setUp(): unknown {
    return undefined
  }

  /** Runs after each test whose set-up succeeded, also when the test failed. */
  tearDown(): unknown {
    return undefined
  }

  /** Runs once before the tests of the class. When it throws, no test of the class runs, and the class cleanups run at once. */
  static setUpClass(): unknown {
    return undefined
  }

  /** Runs once after the tests of the class, unless `setUpClass` failed. */
  static tearDownClass(): unknown {
    return undefined
  }

  /**
   * Registers a function to call after `tearDown`, last in, first out; it runs also when `setUp` failed.
   * What it returns is awaited.
   * @throws NotAFunctionError when `fn` is no function.
   */
  addCleanup<Args extends unknown[]>(fn: (...args: Args) => unknown, ...args: Args): void {
    if (typeof fn !== 'function') throw new NotAFunctionError('addCleanup', showValue(fn))
    this[stateKey].cleanups.push(fn, args)
  }

  /**
   * Runs all registered cleanups now. Called by itself after `tearDown`.
   * @returns whether the test has succeeded so far.
   */
  async doCleanups(): Promise<boolean> {
    const state = this[stateKey]
    const outcome = state.outcome ?? new Outcome()
    const { step } = state
    const work = beginOwnWork('doCleanups()')
    await runCleanups(state, outcome)
    work?.end()
    state.step = step
    return outcome.success
  }

  /**
   * Enters a context manager and leaves it as a cleanup of this test.
   * @returns what the context manager's `enter` returned; for a `Disposable`, the object itself.
   * @throws TypeError when `cm` is no (synchronous) context manager.
   */
  enterContext<T>(cm: ContextManager<T>): T {
    const { value, exit } = enterSync(cm)
    this[stateKey].cleanups.push(exit, [])
    return value
  }

  /** Registers a function to call after `tearDownClass`, or at once when `setUpClass` fails. @throws NotAFunctionError */
  static addClassCleanup<Args extends unknown[]>(fn: (...args: Args) => unknown, ...args: Args): void {
    if (typeof fn !== 'function') throw new NotAFunctionError('addClassCleanup', showValue(fn))
    cleanupsOfClass(this).stack.push(fn, args)
  }

  /**
   * Runs all class cleanups now. Called by itself after `tearDownClass`. What they throw is kept in
   * `tearDownExceptions` and reported for the class.
   */
  static async doClassCleanups(): Promise<void> {
    const work = beginOwnWork('doClassCleanups()')
    const { stack, errors } = cleanupsOfClass(this)
    const failures = await drain(stack)
    work?.end()
    errors.push(...failures)
    this.tearDownExceptions = failures.map(({ error }) => error)
  }

  /** What the class cleanups threw when they last ran, in order. */
  static tearDownExceptions: unknown[] = []

  /** Enters a context manager and leaves it as a class cleanup; see `enterContext`. */
  static enterClassContext<T>(cm: ContextManager<T>): T {
    const { value, exit } = enterSync(cm, 'enterClassContext')
    cleanupsOfClass(this).stack.push(exit, [])
    return value
  }

  /**
   * Runs `body` as a sub-test: when it throws, the error is reported with `params`, and the test goes on.
   * @param params a message, or named values that tell this sub-test from the others; may be left out.
   * @returns the result of `body` (a promise of it when `body` is asynchronous), or `undefined` when it failed.
   */
  subTest<R>(params: SubTestParams, body: () => R): SubTestResult<R>
  subTest<R>(body: () => R): SubTestResult<R>
  subTest<R>(...given: [params: SubTestParams, body: () => R] | [body: () => R]): SubTestResult<R> {
    const [params, body] = given.length === 1 ? [{}, given[0]] : given
    return runSubTest(this[stateKey], params, body) as SubTestResult<R>
  }

  /** Skips the running test or sub-test. @throws SkipTest always */
  skipTest(reason: string): never {
    throw new SkipTest(reason)
  }

  /** `ServerTest.testGet`. */
  id(): string {
    return `${this.constructor.name}.${this[stateKey].bodyPhase}`
  }

  /**
   * The first line of the test's description, or `null`. JavaScript functions have no doc strings: a subclass
   * overrides this to describe its tests.
   */
  shortDescription(): string | null {
    return null
  }

  /** Vitest's own context of the running test: `context.annotate(…)`, `context.signal`, `context.task` … */
  get context(): TestContext {
    const { context } = this[stateKey]
    if (!context) throw new NotRunningError('context')
    return context as TestContext
  }

  static {
    letFieldsShadow(this.prototype, 'context')
  }

  override toString(): string {
    return this.id()
  }
}
