import type { CancelledError } from '../errors/index.ts'
import { CallerLine } from '../internal/index.ts'
import { resultUnless } from './ending.ts'
import { endingOf, finish } from './future.ts'
import type { FutureLoop } from './future-loop.ts'
import { HandedFuture } from './handed-future.ts'

/** A loop that can also wait for a time. */
export interface TimedLoop extends FutureLoop {
  after(ms: number, fn: () => void): () => void
}

/** Done in `ms` milliseconds; its timer goes when it is cancelled. */
export class SleepFuture<T> extends HandedFuture<T> {
  readonly #stop: () => void

  constructor(loop: TimedLoop, ms: number, value: T) {
    super(loop, `sleep(${ms})`)
    this.site = new CallerLine()
    this.#stop = loop.after(ms, () => finish(this, { kind: 'result', value }))
  }

  override cancelWith(error: CancelledError): boolean {
    this.#stop()
    return super.cancelWith(error)
  }
}

/**
 * Done on the next turn, as `sleep(0)` and an empty `yield`. A cancellation is delivered on that same turn, as asyncio
 * does at a bare `yield`, and not one later.
 */
export class TurnFuture<T> extends HandedFuture<T> {
  #cancellation: CancelledError | undefined

  constructor(loop: FutureLoop, value: T) {
    super(loop, 'the next turn')
    const wake = () => finish(this, resultUnless(this.#cancellation, value), true)
    loop.wake(wake, undefined, loop.lineOfWait())
  }

  override cancelWith(error: CancelledError): boolean {
    if (endingOf(this)) return false
    this.#cancellation ??= error
    return true
  }
}
