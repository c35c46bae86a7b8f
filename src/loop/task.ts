import { cancellationIn, InvalidStateError, type CancelledError } from '../errors/index.ts'
import { isThenable } from '../internal/index.ts'
import type { Scope } from '../ownership/index.ts'
import { bindContext } from './bind-context.ts'
import {
  drive,
  isCoroutine,
  isGeneratorFunction,
  type Coroutine,
  type Resume,
  type Step,
  type TaskFunction,
} from './coroutine.ts'
import { Future, markRetrieved, outcomeOf, settle, waitFor, type FutureLoop, type Outcome } from './future.ts'
import { Waiter, waiterKey } from './waiter.ts'

/** A task whatever its result. */
// oxlint-disable-next-line typescript/no-explicit-any -- a task of a known result fits in no other way
export type AnyTask = Task<any>

/** What a task needs of its loop. */
export interface TaskLoop extends FutureLoop {
  /** Runs the first step on the next turn, in the scope of the task. */
  start(task: AnyTask, scope: Scope, step: () => void): void
  /** A future of the loop for anything that a coroutine yields. */
  futureOf(yielded: unknown): Future
  ended(task: AnyTask, outcome: Outcome<unknown>): void
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
  readonly #waiter = new Waiter()
  #name: string
  #coroutine: Coroutine<T> | undefined
  #abort: AbortController | undefined

  /** Use `createTask`. */
  constructor(loop: TaskLoop, fn: TaskFunction<T>, name: string, makeScope: (task: object) => Scope) {
    super(loop)
    this.#loop = loop
    this.#fn = fn
    this.#name = name
    if (isGeneratorFunction(fn)) this.#coroutine = fn(this.signal) as Coroutine<T>
    loop.start(this, makeScope(this), () => this.#start())
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

  /** What the task runs: the generator, once there is one, else the function. Semantics: Python 3.8's `get_coro()`. */
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

  override setResult(): never {
    throw new InvalidStateError(
      `setResult() of ${this.describe()}: a task's result is what its function returns.`,
    )
  }

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
    this.#waiter.interrupt(error)
    if (this.#abort?.signal.aborted === false) this.#abort.abort(error)
    return true
  }

  #start(): void {
    const { mustCancel } = this.#waiter
    this.#waiter.mustCancel = undefined
    if (mustCancel) return this.#finish('throw', mustCancel)
    let made: unknown
    try {
      // Detached, so that neither the function's `this` nor its line in a stack is the task's.
      const fn = this.#fn
      made = this.#coroutine ?? fn(this.signal)
    } catch (error) {
      return this.#finish('throw', error)
    }
    if (isCoroutine(made)) this.#drive(made as Coroutine<T>)
    else if (isThenable(made)) this.#await(made)
    else this.#finish('return', made)
  }

  #await(made: PromiseLike<unknown>): void {
    Promise.resolve(made).then(
      value => this.#finish('return', value),
      (error: unknown) => this.#finish('throw', error),
    )
  }

  #drive(coroutine: Coroutine<T>): void {
    this.#coroutine = coroutine
    drive(coroutine, {
      finish: (how, value) => this.#finish(how, value),
      wait: (yielded, resume) => this.#wait(yielded, resume),
    })
  }

  #wait(yielded: unknown, resume: Resume): Step | undefined {
    const future = this.#loop.futureOf(yielded)
    const outcome = outcomeOf(future)
    if (outcome) {
      markRetrieved(future)
      return stepFor(outcome)
    }
    const inContext = bindContext(resume)
    waitFor(future, this.#waiter, woken => inContext(stepFor(woken)))
    return undefined
  }

  #finish(how: 'return' | 'throw', value: unknown): void {
    const outcome = this.#outcomeOf(how, value)
    this.#waiter.isDone = true
    settle(this, outcome)
    this.#loop.ended(this, outcome)
  }

  #outcomeOf(how: 'return' | 'throw', value: unknown): Outcome<T> {
    const { mustCancel } = this.#waiter
    if (how === 'return')
      return mustCancel ? { kind: 'cancelled', error: mustCancel } : { kind: 'result', value: value as T }
    const cancellation = cancellationIn(value)
    return cancellation ? { kind: 'cancelled', error: cancellation } : { kind: 'error', error: value }
  }
}

function stepFor(outcome: Outcome<unknown>): Step {
  return outcome.kind === 'result'
    ? { how: 'next', value: outcome.value }
    : { how: 'throw', value: outcome.error }
}
