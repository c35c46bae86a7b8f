import { NotATaskFunctionError, type CancelledError } from '../errors/index.ts'
import { checkSettings, showValue } from '../internal/index.ts'
import { currentScope, handedOver, newScope, type Owner, type Scope } from '../ownership/index.ts'
import {
  cancelAll,
  cancelEverything,
  takeUnretrieved,
  type CancelOptions,
  type CancelReport,
  type FailedFuture,
} from './cancel-all.ts'
import { copyValues } from './context-values.ts'
import type { TaskFunction } from './coroutine.ts'
import { mustBeDelay } from './delay.ts'
import { Future } from './future.ts'
import { Handle, TimerHandle } from './handle.ts'
import { LoopCore, type LoopOptions } from './loop-core.ts'
import { dateGiven, hold, ownClock, settledAfter } from './own-clock.ts'
import { bodyWait, pendingWaits, type PendingWait, type Wait } from './pending-waits.ts'
import { runningTask, Task, type AnyTask } from './task.ts'
import { TestTask } from './test-task.ts'

/** Options of `createTask`. Semantics: its keyword arguments in asyncio. */
export interface TaskOptions {
  /** Names default to `Task-1`, `Task-2` … in each test. */
  name?: string
}

/** What an owner has of a loop: that it may have one, the loop, that it has ended. */
interface LoopOfOwner {
  /** As error texts give it. */
  name?: string | undefined
  loop?: EventLoop | undefined
  hasEnded?: boolean
}
/** Kept on the owner, since a weak map of all tests is dear to collect. */
export function loopOfOwner(owner: Owner): LoopOfOwner {
  return (owner.loop ??= {})
}

// state of this copy: the class of this copy sets it, since it reaches a private field
/** The state of a loop, for the functions beside it. */
export let coreOf: (loop: EventLoop) => LoopCore

/**
 * The event loop of one test. Semantics: asyncio's loop, as a test sees it. Its turns are Node's own; what it knows is
 * which tasks there are, what they wait on, and when the test ended.
 */
export class EventLoop {
  readonly #core: LoopCore
  #abort: AbortController | undefined
  #testTask: TestTask | undefined

  /** The loop of `options.owner`: from now on `getRunningLoop()` finds it wherever that owner's code runs. */
  constructor(options: LoopOptions) {
    this.#core = new LoopCore(options)
    loopOfOwner(options.owner).loop = this
  }

  /** Aborted when the test runs out of time, or its run is cancelled. */
  get signal(): AbortSignal {
    return (this.#abort ??= new AbortController()).signal
  }

  /** Milliseconds, monotonic. */
  time(): number {
    return this.#core.clock.now()
  }

  /**
   * Waits `ms` milliseconds of the virtual clock, and then as `settle`: everything that was due by then has run.
   * @throws `ClockError` on the real clock; `InvalidDelayError`; `LoopClosedError` after the end of the test
   */
  async advance(ms: number): Promise<void> {
    const clock = ownClock(this.#core, 'advance()')
    mustBeDelay('advance()', ms, 0)
    await handedOver(`advance(${ms})`, settledAfter(this.sleep(ms), clock))
  }

  /**
   * Resolves when nothing of the test can go on before the virtual clock moves, which it does not until then. Input and
   * output that is under way is waited for.
   * @throws `ClockError` on the real clock; `LoopClosedError` after the end of the test
   */
  async settle(): Promise<void> {
    await handedOver('settle()', ownClock(this.#core, 'settle()').settle())
  }

  /**
   * Sets the date that the test sees, which goes on from there with the virtual clock. Timers stay as they are.
   * @throws `ClockError` on the real clock, and for what is no date; `LoopClosedError` after the end of the test
   */
  setDate(date: Date | number | string): void {
    ownClock(this.#core, 'setDate()').setDate(dateGiven(date))
  }

  /**
   * Has the virtual clock run as the machine's does until the result is disposed of, at the latest to the end of the phase.
   * @throws `ClockError` on the real clock; `LoopClosedError` after the end of the test
   */
  hold(): Disposable {
    return { [Symbol.dispose]: hold(ownClock(this.#core, 'hold()')) }
  }

  /** Whether its test has ended. Semantics: `loop.is_closed()`. */
  isClosed(): boolean {
    return this.#core.isClosed
  }

  /** Whether it takes work: from its making to the end of the test. */
  isRunning(): boolean {
    return !this.#core.isClosed
  }

  /**
   * Runs `fn` beside the running code, from the next turn on, in a copy of its context.
   * @throws `NotATaskFunctionError`; `LoopClosedError` after the end of the test
   */
  createTask<T>(fn: TaskFunction<T>, options?: TaskOptions): Task<T> {
    if (typeof fn !== 'function') throw new NotATaskFunctionError(showAwaitable(fn))
    if (options !== undefined) checkSettings('createTask()', options, ['name'])
    this.#core.mustBeOpen('createTask()')
    return new Task(this.#core, fn, {
      name: options?.name ?? this.#core.nextName(),
      begin: (task, step) => this.#core.start(task, this.#scopeOf(task), step),
    })
  }

  #scopeOf(task: object): Scope {
    return newScope(this.#core.owner, copyValues(), task, currentScope()?.subTests)
  }

  /** The task that the test itself is; `undefined` when nothing has asked for it before the test ended. @internal */
  get testTask(): AnyTask | undefined {
    if (!this.#core.isClosed) this.#testTask ??= new TestTask(this.#core, () => this.signal)
    return this.#testTask
  }

  /** A phase of the test is over. @returns a cancellation of the test itself that was never delivered @internal */
  endPhase(): CancelledError | undefined {
    return this.#testTask?.endPhase()
  }

  /** The last phase of the test is over. @internal */
  endTest(): void {
    this.#testTask?.end()
    this.#core.handed.endTest()
  }

  /** A future to be set by hand. */
  createFuture<T = unknown>(): Future<T> {
    this.#core.mustBeOpen('createFuture()')
    return new Future(this.#core)
  }

  /** Waits `ms` milliseconds; 0 lets everything that is ready run first. The wait is cancelled with the waiting task. */
  sleep(ms: number): Future<void>
  sleep<T>(ms: number, result: T): Future<T>
  sleep(ms: number, result?: unknown): Future | Future<void> {
    this.#core.mustBeOpen('sleep()')
    mustBeDelay('sleep()', ms)
    return this.#core.sleep(ms, result)
  }

  /** Runs `fn(...args)` on the next turn. What it throws goes to the test. */
  callSoon<Args extends unknown[]>(fn: (...args: Args) => unknown, ...args: Args): Handle {
    this.#core.mustBeOpen('callSoon()')
    const handle = new Handle()
    this.#core.wake(() => {
      if (!handle.cancelled()) this.#guard(fn, args)
    }, fn)
    return handle
  }

  /** Runs `fn(...args)` in `ms` milliseconds. What it throws goes to the test. */
  callLater<Args extends unknown[]>(ms: number, fn: (...args: Args) => unknown, ...args: Args): TimerHandle {
    this.#core.mustBeOpen('callLater()')
    mustBeDelay('callLater()', ms)
    const run = () => this.#guard(fn, args)
    return new TimerHandle(this.time() + ms, this.#core.after(Math.max(ms, 0), run))
  }

  #guard<Args extends unknown[]>(fn: (...args: Args) => unknown, args: Args): void {
    try {
      fn(...args)
    } catch (error) {
      this.#core.receive(error, 'a callback of the event loop')
    }
  }

  /** The tasks that are not done, in order of creation. */
  allTasks(): Set<AnyTask> {
    return new Set(this.#core.tasks)
  }

  /**
   * Resolves when the tasks made so far have had their first step; `undefined` when there are none to wait for.
   * Tasks that those made in it have had theirs as well.
   * @internal
   */
  started(): Promise<void> | undefined {
    return this.#core.unstarted.size > 0 ? this.#core.firstSteps() : undefined
  }

  /** The tasks that are not done and what each waits on, for the message of a time-out. @internal */
  pendingWaits(): PendingWait[] {
    return pendingWaits(this.#core)
  }

  /** What the test itself, outside its tasks, waits on; `undefined` when that is no future of the loop. @internal */
  bodyWait(): Wait | undefined {
    return bodyWait(this.#core)
  }

  /**
   * The test ran out of time: aborts the signal, and cancels what the test itself waits on and every task. Resolves when
   * they have been told, and their `finally` blocks have run as far as their first wait.
   * @internal
   */
  async abort(reason: unknown): Promise<void> {
    this.#abort ??= new AbortController()
    this.#abort.abort(reason)
    await cancelEverything(this.#core, reason)
  }

  /** Cancels every task and waits for it, with a grace for those that do not end. */
  cancelAll(options?: Omit<CancelOptions, 'except'>): Promise<CancelReport> {
    return cancelAll(this.#core, { ...options, except: runningTask() })
  }

  /** The exceptions of futures, tasks among them, that nobody awaited or asked for, each handed out once. @internal */
  unretrieved(): FailedFuture[] {
    return takeUnretrieved(this.#core)
  }

  /** Ends it: nothing that was put on it runs any more, and it takes nothing new. @internal */
  close(): void {
    this.#core.close()
  }

  static {
    coreOf = loop => loop.#core
  }
}

/** A value as error texts name it; a future by what it stands for. */
function showAwaitable(value: unknown): string {
  return value instanceof Future ? value.describe() : showValue(value)
}
