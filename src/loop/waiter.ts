import { currentScope } from '../ownership/index.ts'
import type { CancelledError } from '../errors/index.ts'
import type { LazyPlace } from '../internal/index.ts'
import type { Ending } from './ending.ts'

/** On tasks: their waiter. A symbol, since the task in a scope may come from another copy of this module. */
export const waiterKey: unique symbol = Symbol.for('vitest-async-case.waiter')

/** What a waiter can wait on, as far as cancelling is concerned. */
export interface Waitable {
  done(): boolean
  /** @internal */
  cancelWith(error: CancelledError): boolean
  /** Ends the wait of `waiter` with `error`, and leaves the waitable itself as it is. @internal */
  endWait(waiter: Waiter, error: CancelledError): void
  /** Whether a cancellation was asked for that cannot arrive: it comes to a task that waits on what the loop does not know. @internal */
  isOutOfReach?(): boolean
  /** Tasks have one. @internal */
  readonly [waiterKey]?: Waiter
}

/**
 * A strand of work that awaits futures and can be cancelled at them: a task, or the test itself between its tasks.
 * Pure data; `asyncio.Task` keeps the same in `_fut_waiter`, `_must_cancel` and `_num_cancels_requested`. An async
 * function can wait on several futures at once (`Promise.all`), hence a set.
 */
export class Waiter {
  /** The task that it is of; `undefined` for the test itself. */
  readonly task: { getName(): string } | undefined
  readonly waitsOn = new Set<Waitable>()
  /** A cancellation that found nothing to interrupt: it is delivered at the next wait on a future. */
  mustCancel: CancelledError | undefined
  /** How many cancellations were asked for and not taken back. */
  cancelRequests = 0
  isDone = false
  #isInterrupting = false

  constructor(task?: { getName(): string }) {
    this.task = task
  }

  /** Cancels what this waiter waits on; when there is nothing, the next wait. */
  interrupt(error: CancelledError): void {
    this.cancelRequests += 1
    this.#isInterrupting = true
    let isDelivered = false
    for (const future of this.waitsOn) if (this.#cancel(future, error)) isDelivered = true
    this.#isInterrupting = false
    if (!isDelivered) this.mustCancel = error
  }

  /** Tasks that wait for each other in a circle have no end to cancel: the circle is opened where it closes. */
  #cancel(future: Waitable, error: CancelledError): boolean {
    const waiter = future[waiterKey]
    if (!waiter || !waiter.#isInterrupting) return future.cancelWith(error)
    future.endWait(this, error)
    return true
  }

  /** The wait on `future` is over. A cancellation asked for since its end takes the place of what it brought. */
  delivered<T>(future: Waitable, ending: Ending<T>): Ending<T> {
    this.waitsOn.delete(future)
    const error = this.mustCancel
    this.mustCancel = undefined
    return error && ending.kind !== 'cancelled' ? { kind: 'cancelled', error } : ending
  }

  /** Takes one cancellation back. Returns how many are left. */
  uncancel(): number {
    if (this.cancelRequests > 0) this.cancelRequests -= 1
    if (this.cancelRequests === 0) this.mustCancel = undefined
    return this.cancelRequests
  }
}

/** What happens when a future is done. Methods, so that a future of something is a future of `unknown`. */
export interface Reaction<T> {
  readonly waiter?: Waiter
  readonly place?: LazyPlace | undefined
  wake(ending: Ending<T>): void
  /** What was given to `addDoneCallback`, by which it is removed. */
  readonly callback?: object
}

/** See `Waitable`: what has no say can be reached. */
export function isOutOfReach(future: Waitable): boolean {
  return future.isOutOfReach?.() === true
}

/** The task of the running code with its waiter, or `undefined` outside tasks. */
export function waiterOfTask(): Waiter | undefined {
  const task = currentScope()?.task
  return task && hasWaiter(task) ? task[waiterKey] : undefined
}

/** A task of this copy of the package or of another: whatever has a waiter is one. */
export function hasWaiter(task: object): task is { readonly [waiterKey]: Waiter } {
  return waiterKey in task
}
