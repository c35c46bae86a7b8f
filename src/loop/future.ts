import { CancelledError, InvalidStateError, SelfAwaitError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { bindContext } from './bind-context.ts'
import { isNativeAwait } from './native-await.ts'
import { waiterKey, type Waitable, type Waiter } from './waiter.ts'

/** What a future needs of its loop. */
export interface FutureLoop {
  /** Runs `fn` on the next turn. */
  wake(fn: () => void): void
  /** Takes what a callback threw. */
  receive(error: unknown, origin: string): void
  /** Who waits, when the running code awaits something. */
  currentWaiter(): Waiter | undefined
}

/** How a future ended. */
export type Outcome<T> =
  | { readonly kind: 'result'; readonly value: T }
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'cancelled'; readonly error: CancelledError }

type Wake<T> = (outcome: Outcome<T>) => void
/** As in the types of `Promise`, so that one fits where the other is wanted. */
// oxlint-disable-next-line typescript/no-explicit-any -- see above
type Reason = any
type DoneCallback<T> = (future: Future<T>) => unknown

/** Of any type, so that a future of something is a future of `unknown`. */
interface Entry {
  readonly waiter?: Waiter
  readonly wake: Wake<never>
  readonly callback?: DoneCallback<never>
}

// The parts of a future that only the loop may use; the class sets them, since they reach its private state.

/** Ends a future; `false` when it was done already. Who waits is woken on the next turn, or, on demand, at once. */
export let settle: <T>(future: Future<T>, outcome: Outcome<T>, isAtOnce?: boolean) => boolean
/** Calls `wake` when the future is done (at once when it is), on behalf of `waiter`, who can be cancelled meanwhile. */
export let waitFor: <T>(future: Future<T>, waiter: Waiter | undefined, wake: Wake<T>) => void
/** Calls `wake` on the turn after the future is done. Its exception counts as retrieved only by `markRetrieved`. */
export let onDone: (future: Future, wake: () => void) => void
export let outcomeOf: <T>(future: Future<T>) => Outcome<T> | undefined
/** Whether anybody asked for its result or exception, or waited for it. */
export let isRetrieved: (future: Future) => boolean
export let markRetrieved: (future: Future) => void

/**
 * A result that is not there yet. Semantics: `asyncio.Future`: who waits is woken on the turn after it is done.
 *
 * It is a promise in all but its class. That it is no native one is the point: `await` then calls `then()` in the
 * context of the awaiter, and the loop learns which task waits on what and can cancel exactly that wait.
 */
export class Future<T = unknown> implements Promise<T>, Waitable {
  readonly #label: string
  readonly #loop: FutureLoop
  #outcome: Outcome<T> | undefined
  #entries: Entry[] = []
  #isRetrieved = false

  /** Use `loop.createFuture()`. */
  constructor(loop: FutureLoop, label = 'a future') {
    this.#loop = loop
    this.#label = label
  }

  get [Symbol.toStringTag](): string {
    return 'Future'
  }

  /** What it stands for, in reports: `sleep(50)`, `a future`, `task "reader"`. */
  describe(): string {
    return this.#label
  }

  /** Whether it has a result, an exception, or was cancelled. */
  done(): boolean {
    return this.#outcome !== undefined
  }

  /** Whether it ended by a cancellation. Semantics: `Future.cancelled()`. */
  cancelled(): boolean {
    return this.#outcome?.kind === 'cancelled'
  }

  /**
   * The result.
   * @throws its exception; `CancelledError` when it was cancelled; `InvalidStateError` when it is not done
   */
  result(): T {
    const outcome = this.#finished('result()')
    if (outcome.kind === 'result') return outcome.value
    throw outcome.error
  }

  /**
   * The exception, or `null` when it has a result.
   * @throws `CancelledError` when it was cancelled; `InvalidStateError` when it is not done
   */
  exception(): unknown {
    const outcome = this.#finished('exception()')
    if (outcome.kind === 'cancelled') throw outcome.error
    return outcome.kind === 'error' ? outcome.error : null
  }

  #finished(call: string): Outcome<T> {
    if (!this.#outcome)
      throw new InvalidStateError(`${call} of ${this.describe()}, which is not done yet: await it first.`)
    this.#isRetrieved = true
    return this.#outcome
  }

  /** @throws `InvalidStateError` when it is done already */
  setResult(value: T): void {
    this.#set('setResult()', { kind: 'result', value })
  }

  /** @throws `InvalidStateError` when it is done already */
  setException(error: unknown): void {
    this.#set('setException()', { kind: 'error', error })
  }

  #set(call: string, outcome: Outcome<T>): void {
    if (!settle(this, outcome))
      throw new InvalidStateError(
        `${call} of ${this.describe()}, which is already done: a future is set once.`,
      )
  }

  /** Cancels it. Returns `false` when it was done already. */
  cancel(message?: string): boolean {
    return !this.done() && this.cancelWith(new CancelledError(message))
  }

  /** As `cancel`, with the error that those who wait get. @internal */
  cancelWith(error: CancelledError): boolean {
    return settle(this, { kind: 'cancelled', error })
  }

  /** @internal */
  endWait(waiter: Waiter, error: CancelledError): void {
    for (const entry of this.#entries.filter(entry => entry.waiter === waiter)) {
      this.#entries.splice(this.#entries.indexOf(entry), 1)
      this.#loop.wake(() => entry.wake({ kind: 'cancelled', error }))
    }
  }

  /** Calls `fn(future)` on the turn after it is done, in the async context of this call. */
  addDoneCallback(fn: DoneCallback<T>): void {
    const bound = bindContext(() => this.#call(fn))
    const entry: Entry = { wake: bound, callback: fn }
    if (this.done()) this.#loop.wake(() => bound(undefined))
    else this.#entries.push(entry)
  }

  #call(fn: DoneCallback<T>): void {
    try {
      fn(this)
    } catch (error) {
      this.#loop.receive(error, `a done callback of ${this.describe()}`)
    }
  }

  /** Removes every registration of `fn`, and returns how many there were. */
  removeDoneCallback(fn: DoneCallback<T>): number {
    const before = this.#entries.length
    this.#entries = this.#entries.filter(entry => entry.callback !== fn)
    return before - this.#entries.length
  }

  // A thenable of its own is how the loop learns who waits
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: Reason) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    if (!isNativeAwait(onFulfilled, onRejected)) return this.#toPromise().then(onFulfilled, onRejected)
    return new Promise<A | B>(handled => {
      waitFor(this, this.#loop.currentWaiter(), outcome => {
        if (outcome.kind === 'result') void onFulfilled!(outcome.value)
        else void onRejected!(outcome.error)
        handled(undefined as A)
      })
    })
  }

  catch<B = never>(onRejected?: ((reason: Reason) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onRejected)
  }

  finally(fn?: (() => void) | null): Promise<T> {
    return this.#toPromise().finally(fn)
  }

  /** For generator tasks: `const value = yield* future` waits and has the result's type. */
  *[Symbol.iterator](): Generator<Future<T>, T, T> {
    return yield this
  }

  #toPromise(): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      waitFor(this, undefined, outcome => {
        if (outcome.kind === 'result') resolve(outcome.value)
        else reject(outcome.error)
      })
    })
  }

  #settle(outcome: Outcome<T>, isAtOnce: boolean): boolean {
    if (this.#outcome) return false
    this.#outcome = outcome
    const entries = this.#entries.splice(0)
    for (const { wake } of entries) {
      if (isAtOnce) wake(outcome as Outcome<never>)
      else this.#loop.wake(() => wake(outcome as Outcome<never>))
    }
    return true
  }

  #onDone(wake: () => void): void {
    if (this.#outcome) this.#loop.wake(wake)
    else this.#entries.push({ wake })
  }

  #waitFor(waiter: Waiter | undefined, wake: Wake<T>): void {
    this.#isRetrieved = true
    if (this.#outcome) return wake(this.#outcome)
    if (waiter && waiter === (this as Waitable)[waiterKey])
      return wake({ kind: 'error', error: new SelfAwaitError(this.describe()) })
    if (!waiter) return void this.#entries.push({ wake })
    waiter.waitsOn.add(this)
    this.#entries.push({ waiter, wake: outcome => wake(delivered(waiter, this, outcome)) })
    if (waiter.mustCancel && this.cancelWith(waiter.mustCancel)) waiter.mustCancel = undefined
  }

  static {
    settle = (future, outcome, isAtOnce = false) => future.#settle(outcome, isAtOnce)
    waitFor = (future, waiter, wake) => future.#waitFor(waiter, wake)
    onDone = (future, wake) => future.#onDone(wake)
    outcomeOf = future => future.#outcome
    isRetrieved = future => future.#isRetrieved
    markRetrieved = future => void (future.#isRetrieved = true)
  }
}

/** A cancellation asked for between the end of `future` and this wake-up takes the place of what `future` brought. */
function delivered<T>(waiter: Waiter, future: Waitable, outcome: Outcome<T>): Outcome<T> {
  waiter.waitsOn.delete(future)
  const error = waiter.mustCancel
  waiter.mustCancel = undefined
  return error && outcome.kind !== 'cancelled' ? { kind: 'cancelled', error } : outcome
}

/** A value as error texts name it; a future by what it stands for. */
export function showAwaitable(value: unknown): string {
  return value instanceof Future ? value.describe() : showValue(value)
}
