import { CancelledError, InvalidStateError, SelfAwaitError } from '../errors/index.ts'
import { journal } from '../ownership/index.ts'
import { bindContext } from './bind-context.ts'
import type { FutureLoop } from './future-loop.ts'
import { isNativeAwait } from './native-await.ts'
import { settle, type Ending } from './ending.ts'
import { waiterKey, type Reaction, type Waitable, type Waiter } from './waiter.ts'

/** As in the types of `Promise`, so that one fits where the other is wanted. */
// oxlint-disable-next-line typescript/no-explicit-any -- see above
type Reason = any
type DoneCallback<T> = (future: Future<T>) => unknown

// The parts of a future that only the loop may use.
// state of this copy: the class of this copy sets them, since they reach its private fields

/** Ends a future; `false` when it was done already. Who waits is woken on the next turn, or, on demand, at once. */
export let finish: <T>(future: Future<T>, ending: Ending<T>, isAtOnce?: boolean) => boolean
/** Calls `wake` when the future is done (at once when it is), on behalf of `waiter`, who can be cancelled meanwhile. */
export let waitOn: <T>(future: Future<T>, waiter: Waiter | undefined, wake: Reaction<T>['wake']) => void
/**
 * Calls `wake` on the turn after the future is done. Its exception counts as retrieved only by `markRetrieved`, or where
 * `outer` answers for it: who does not ask that one does not know.
 */
export let onDone: (future: Future, wake: () => void, outer?: Future) => void
/** Where `waiter` waits on a future, as `path:line:column`, when lines of waits are taken. */
export let placeOfWait: (future: Future, waiter: Waiter) => string | undefined
export let endingOf: <T>(future: Future<T>) => Ending<T> | undefined
/** Whether anybody asked for its result or exception, or waited for it, or for the future that answers for it. */
export let isRetrieved: (future: Future) => boolean
export let markRetrieved: (future: Future) => void
/** Whether anybody has come to it: awaited it, asked it, cancelled it, or handed it on to who does. */
export let isUsed: (future: Future) => boolean

/**
 * A result that is not there yet. Semantics: `asyncio.Future`: who waits is woken on the turn after it is done.
 *
 * It is a promise in all but its class. That it is no native one is the point: `await` then calls `then()` in the
 * context of the awaiter, and the loop learns which task waits on what and can cancel exactly that wait.
 */
export class Future<T = unknown> implements Promise<T>, Waitable {
  readonly #label: string
  readonly #loop: FutureLoop
  #ending: Ending<T> | undefined
  #reactions: Reaction<T>[] = []
  /** 1 once anybody has come to it, 2 when they have its result or wait for it: one field, since futures are many. */
  #use: 0 | 1 | 2 = 0
  #outer: Future | undefined

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
    this.#use ||= 1
    return this.#ending !== undefined
  }

  /** Whether it ended by a cancellation. Semantics: `Future.cancelled()`. */
  cancelled(): boolean {
    this.#use ||= 1
    return this.#ending?.kind === 'cancelled'
  }

  /**
   * The result.
   * @throws its exception; `CancelledError` when it was cancelled; `InvalidStateError` when it is not done
   */
  result(): T {
    const ending = this.#finished('result()')
    if (ending.kind === 'result') return ending.value
    throw ending.error
  }

  /**
   * The exception, or `null` when it has a result.
   * @throws `CancelledError` when it was cancelled; `InvalidStateError` when it is not done
   */
  exception(): unknown {
    const ending = this.#finished('exception()')
    if (ending.kind === 'cancelled') throw ending.error
    return ending.kind === 'error' ? ending.error : null
  }

  #finished(call: string): Ending<T> {
    if (!this.#ending)
      throw new InvalidStateError(`${call} of ${this.describe()}, which is not done yet: await it first.`)
    this.#use = 2
    return this.#ending
  }

  /**
   * Ends it with a value.
   * @throws `InvalidStateError` when it is done already
   */
  setResult(value: T): void {
    this.#set('setResult()', { kind: 'result', value })
  }

  /**
   * Ends it with an error.
   * @throws `InvalidStateError` when it is done already
   */
  setException(error: unknown): void {
    this.#set('setException()', { kind: 'error', error })
  }

  #set(call: string, ending: Ending<T>): void {
    if (finish(this, ending)) return
    throw new InvalidStateError(`${call} of ${this.describe()}, which is already done: a future is set once.`)
  }

  /** Cancels it. Returns `false` when it was done already. */
  cancel(message?: string): boolean {
    return !this.done() && this.cancelWith(new CancelledError(message))
  }

  /** As `cancel`, with the error that those who wait get. @internal */
  cancelWith(error: CancelledError): boolean {
    return finish(this, { kind: 'cancelled', error })
  }

  /** @internal */
  endWait(waiter: Waiter, error: CancelledError): void {
    for (const reaction of this.#reactions.filter(each => each.waiter === waiter)) {
      this.#reactions.splice(this.#reactions.indexOf(reaction), 1)
      journal.recorder?.note('woken', this.describe(), waiter)
      this.#loop.wake(() => reaction.wake({ kind: 'cancelled', error }), waiter, reaction.place)
    }
  }

  /** Calls `fn(future)` on the turn after it is done, in the async context of this call. */
  addDoneCallback(fn: DoneCallback<T>): void {
    const bound = bindContext(() => this.#call(fn))
    if (this.done()) this.#loop.wake(() => bound(undefined), this)
    else this.#reactions.push({ wake: bound, callback: fn })
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
    const before = this.#reactions.length
    this.#reactions = this.#reactions.filter(({ callback }) => callback !== fn)
    return before - this.#reactions.length
  }

  // A thenable of its own is how the loop learns who waits
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: Reason) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    if (!isNativeAwait(onFulfilled, onRejected)) return this.#toPromise().then(onFulfilled, onRejected)
    return new Promise<A | B>(handled => {
      waitOn(this, this.#loop.currentWaiter(), ending =>
        handled(ending.kind === 'result' ? onFulfilled!(ending.value) : onRejected!(ending.error)),
      )
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
      waitOn(this, undefined, ending => settle(ending, resolve, reject))
    })
  }

  #finish(ending: Ending<T>, isAtOnce: boolean): boolean {
    if (this.#ending) return false
    this.#ending = ending
    for (const reaction of this.#reactions.splice(0)) {
      if (reaction.waiter) journal.recorder?.note('woken', this.describe(), reaction.waiter)
      if (isAtOnce) reaction.wake(ending)
      else this.#loop.wake(() => reaction.wake(ending), reaction.waiter ?? this, reaction.place)
    }
    if (ending.kind === 'error') this.#loop.failed(this, ending.error)
    return true
  }

  #isKnown(): boolean {
    const outer = this.#outer
    return this.#use === 2 || (outer !== undefined && (outer.#ending !== undefined || outer.#isKnown()))
  }

  #onDone(wake: () => void, outer: Future | undefined): void {
    this.#use ||= 1
    this.#outer ??= outer
    if (this.#ending) this.#loop.wake(wake, this)
    else this.#reactions.push({ wake })
  }

  #waitOn(waiter: Waiter | undefined, wake: Reaction<T>['wake']): void {
    this.#use = 2
    if (this.#ending) return wake(this.#ending)
    const { [waiterKey]: own }: Waitable = this
    if (waiter && waiter === own) return wake({ kind: 'error', error: new SelfAwaitError(this.describe()) })
    if (!waiter) return void this.#reactions.push({ wake })
    journal.recorder?.note('waits', this.describe(), waiter)
    waiter.waitsOn.add(this)
    this.#reactions.push({
      waiter,
      place: this.#loop.lineOfWait(),
      wake: ending => wake(waiter.delivered(this, ending)),
    })
    if (waiter.mustCancel && this.cancelWith(waiter.mustCancel)) waiter.mustCancel = undefined
  }

  static {
    finish = (future, ending, isAtOnce = false) => future.#finish(ending, isAtOnce)
    waitOn = (future, waiter, wake) => future.#waitOn(waiter, wake)
    onDone = (future, wake, outer) => future.#onDone(wake, outer)
    placeOfWait = (future, waiter) =>
      future.#reactions.find(reaction => reaction.waiter === waiter)?.place?.place
    endingOf = future => future.#ending
    isRetrieved = future => future.#isKnown()
    markRetrieved = future => void (future.#use = 2)
    isUsed = future => future.#use > 0
  }
}
