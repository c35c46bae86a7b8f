import { CancelledError, InvalidDelayError, NotATaskFunctionError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { currentScope, newScope, type Owner, type Scope } from '../ownership/index.ts'
import { cancelAll, type CancelOptions, type CancelReport, type FailedTask } from './cancel-all.ts'
import { copyValues } from './context-values.ts'
import type { TaskFunction } from './coroutine.ts'
import { Future, isRetrieved, showAwaitable, markRetrieved, endingOf } from './future.ts'
import { Handle, TimerHandle } from './handle.ts'
import { LoopCore, type LoopOptions } from './loop-core.ts'
import { bodyWait, pendingWaits, type PendingWait, type Wait } from './pending-waits.ts'
import { SleepFuture, TurnFuture } from './sleep-future.ts'
import { runningTask, Task, type AnyTask } from './task.ts'
import { TestTask } from './test-task.ts'

/** Options of `createTask`. Semantics: its keyword arguments in asyncio. */
export interface TaskOptions {
  /** Names default to `Task-1`, `Task-2` … in each test. */
  name?: string
}

/** How many tasks, each awaiting the next, a cancellation is followed through when the test is given up. */
const LONGEST_CHAIN = 100

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
  createTask<T>(fn: TaskFunction<T>, { name }: TaskOptions = {}): Task<T> {
    if (typeof fn !== 'function') throw new NotATaskFunctionError(showAwaitable(fn))
    this.#core.mustBeOpen('createTask()')
    return new Task(this.#core, fn, {
      name: name ?? this.#core.nextName(),
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
    return ms <= 0 ? new TurnFuture(this.#core, result) : new SleepFuture(this.#core, ms, result)
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
    return this.#core.unstarted.size > 0 ? this.#afterFirstSteps() : undefined
  }

  async #afterFirstSteps(): Promise<void> {
    const { unstarted } = this.#core
    for (let generation = 0; generation < 2; generation += 1) {
      // Where the order is searched, they may be passed over for some turns.
      const tasks = [...unstarted]
      while (!this.#core.isClosed && tasks.some(task => unstarted.has(task))) await this.#nextTurn()
    }
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
    const error = new CancelledError('The test was cancelled.', { cause: reason })
    for (const future of this.#core.body.waitsOn) future.cancelWith(error)
    for (const task of this.allTasks()) task.cancelWith(error)
    // A cancellation travels one turn for every task between the sleeping one and the test; where the order is searched,
    // some more when others go first.
    const turns = Math.min(this.#core.tasks.size + 1, LONGEST_CHAIN)
    for (let turn = 0; turn < turns || (this.#core.readyToChoose > 0 && turn < LONGEST_CHAIN); turn += 1)
      await this.#nextTurn()
  }

  #nextTurn(): Promise<void> {
    return new Promise(resolve => this.#core.clock.nextTurn(resolve))
  }

  /** Cancels every task and waits for it, with a grace for those that do not end. */
  cancelAll(options?: Omit<CancelOptions, 'except'>): Promise<CancelReport> {
    return cancelAll(this.#core, { ...options, except: runningTask() })
  }

  /** The exceptions of tasks that nobody awaited or asked for, each handed out once. @internal */
  unretrieved(): FailedTask[] {
    const tasks = [...this.#core.failed].filter(task => !isRetrieved(task))
    this.#core.failed.clear()
    return tasks.map(task => {
      markRetrieved(task)
      const ending = endingOf(task)
      return { task, error: ending?.kind === 'error' ? ending.error : undefined }
    })
  }

  /** Ends it: nothing that was put on it runs any more, and it takes nothing new. @internal */
  close(): void {
    this.#core.close()
  }

  static {
    coreOf = loop => loop.#core
  }
}

/** @throws `InvalidDelayError` */
export function mustBeDelay(call: string, ms: number): void {
  if (typeof ms !== 'number' || Number.isNaN(ms)) throw new InvalidDelayError(call, showValue(ms))
}
