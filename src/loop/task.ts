import { cancellationIn, InvalidStateError, type CancelledError } from '../errors/index.ts'
import { isThenable } from '../internal/index.ts'
import { currentScope, journal } from '../ownership/index.ts'
import { bindContext } from './bind-context.ts'
import {
  drive,
  isCoroutine,
  isGeneratorFunction,
  type Coroutine,
  type Resume,
  type Resumption,
  type TaskFunction,
} from './coroutine.ts'
import { Future, markRetrieved, endingOf, finish, waitOn } from './future.ts'
import type { FutureLoop } from './future-loop.ts'
import { resultUnless, type Ending } from './ending.ts'
import { hasWaiter, Waiter, waiterKey } from './waiter.ts'

/** A task whatever its result. */
// oxlint-disable-next-line typescript/no-explicit-any -- a task of a known result fits in no other way
export type AnyTask = Task<any>

/** What a task needs of its loop. */
export interface TaskLoop extends FutureLoop {
  /** A future of the loop for anything that a coroutine yields. */
  futureOf(yielded: unknown): Future
  ended(task: AnyTask, ending: Ending<unknown>): void
}

/** How a task is made. */
interface TaskMaking {
  readonly name: string
  /** Puts the first step on the loop. */
  begin(task: AnyTask, step: () => void): void
  /** What keeps its waits; one of its own by default. */
  readonly waiter?: Waiter
}

/**
 * A function that runs beside its maker. Semantics: `asyncio.Task`. Made by `createTask`; starts on the next turn, in a
 * copy of its maker's context.
 *
 * `cancel()` throws `CancelledError` where the task waits on a future of the loop (a sleep, a future, another task), or,
 * in a generator, on anything; and it aborts the signal that the function got, for everything else.
 */
export class Task<T = unknown> extends Future<T> {
  readonly #loop: TaskLoop
  readonly #fn: TaskFunction<T>
  readonly #waiter: Waiter
  #name: string
  #coroutine: Coroutine<T> | undefined
  #abort: AbortController | undefined

  /** Use `createTask`. */
  constructor(loop: TaskLoop, fn: TaskFunction<T>, { name, begin, waiter }: TaskMaking) {
    super(loop)
    this.#loop = loop
    this.#fn = fn
    this.#name = name
    this.#waiter = waiter ?? new Waiter(this)
    if (isGeneratorFunction(fn)) this.#coroutine = fn(this.signal)
    begin(this, () => this.#start())
  }

  override get [Symbol.toStringTag](): string {
    return 'Task'
  }

  override describe(): string {
    return `task "${this.#name}"`
  }

  /** @internal */
  get [waiterKey](): Waiter {
    return this.#waiter
  }

  /** The name that failures give it: `Task-1`, or what `createTask` or `setName` was told. */
  getName(): string {
    return this.#name
  }

  /** Names it, by the text of `name`. */
  setName(name: unknown): void {
    this.#name = String(name)
  }

  /**
   * What the task runs: the generator, once there is one, else the function; of the test's own task one that does nothing.
   * Semantics: Python 3.8's `get_coro()`.
   */
  getCoro(): Coroutine<T> | TaskFunction<T> {
    return this.#coroutine ?? this.#fn
  }

  /** What was handed to `createTask`, whose place a report shows. @internal */
  get definition(): TaskFunction<T> {
    return this.#fn
  }

  /** Aborted when the task is cancelled; the same signal that its function gets. */
  get signal(): AbortSignal {
    return (this.#abort ??= new AbortController()).signal
  }

  /** A task's result is what its function returns: throws `InvalidStateError`. */
  override setResult(): never {
    throw new InvalidStateError(
      `setResult() of ${this.describe()}: a task's result is what its function returns.`,
    )
  }

  /** A task's exception is what its function throws: throws `InvalidStateError`. */
  override setException(): never {
    throw new InvalidStateError(
      `setException() of ${this.describe()}: a task's exception is what its function throws.`,
    )
  }

  /** How many times `cancel` was called, less `uncancel`. */
  cancelling(): number {
    return this.#waiter.cancelRequests
  }

  /** Takes one `cancel` back, for code that made it and has caught it. Returns how many are left. */
  uncancel(): number {
    return this.#waiter.uncancel()
  }

  /**
   * Asks the task to end: `CancelledError` is thrown where it waits. The task may clean up first, or refuse.
   * Returns `false` when it is done already.
   * @internal
   */
  override cancelWith(error: CancelledError): boolean {
    if (this.done()) return false
    journal.recorder?.note('cancel', error.message, this.#waiter)
    this.#waiter.interrupt(error)
    if (this.#abort?.signal.aborted === false) this.#abort.abort(error)
    return true
  }

  /** Whether a cancellation was asked for that has not arrived yet. @internal */
  isOutOfReach(): boolean {
    return !this.done() && this.#waiter.mustCancel !== undefined
  }

  #start(): void {
    const { mustCancel } = this.#waiter
    this.#waiter.mustCancel = undefined
    if (mustCancel) return this.#threw(mustCancel)
    let made: ReturnType<TaskFunction<T>>
    try {
      // Detached, so that neither the function's `this` nor its line in a stack is the task's.
      const fn = this.#fn
      made = this.#coroutine ?? fn(this.signal)
    } catch (error) {
      return this.#threw(error)
    }
    if (isCoroutine(made)) this.#drive(made)
    else if (isThenable(made)) this.#await(made)
    else this.#returned(made)
  }

  #await(made: PromiseLike<unknown>): void {
    Promise.resolve(made).then(
      // What a thenable brings is `T` by the type of the function that returned it.
      value => this.#returned(value as T),
      (error: unknown) => this.#threw(error),
    )
  }

  #drive(coroutine: Coroutine<T>): void {
    this.#coroutine = coroutine
    drive(coroutine, {
      returned: value => this.#returned(value),
      threw: error => this.#threw(error),
      wait: (yielded, resume) => this.#wait(yielded, resume),
    })
  }

  #wait(yielded: unknown, resume: Resume): Resumption | undefined {
    const future = this.#loop.futureOf(yielded)
    const ending = endingOf(future)
    if (ending) {
      markRetrieved(future)
      return resumptionFor(ending)
    }
    const inContext = bindContext(resume)
    waitOn(future, this.#waiter, woken => inContext(resumptionFor(woken)))
    return undefined
  }

  #returned(value: T): void {
    this.#end(resultUnless(this.#waiter.mustCancel, value))
  }

  #threw(error: unknown): void {
    const cancellation = cancellationIn(error)
    this.#end(cancellation ? { kind: 'cancelled', error: cancellation } : { kind: 'error', error })
  }

  #end(ending: Ending<T>): void {
    this.#waiter.isDone = true
    finish(this, ending)
    this.#loop.ended(this, ending)
  }
}

function resumptionFor(ending: Ending<unknown>): Resumption {
  return ending.kind === 'result'
    ? { how: 'next', value: ending.value }
    : { how: 'throw', value: ending.error }
}

/** The task whose code is running. */
export function runningTask(): AnyTask | undefined {
  const task = currentScope()?.task
  return task && isTask(task) ? task : undefined
}

/** By its waiter, since the task in a scope may come from another copy of this module. */
function isTask(task: object): task is AnyTask {
  return hasWaiter(task)
}
