import type { CancelledError } from '../errors/index.ts'
import { Site } from './site.ts'
import { Future, settle, type FutureLoop } from './future.ts'

/** A loop that can also wait for a time. */
export interface TimedLoop extends FutureLoop {
  after(ms: number, fn: () => void): () => void
}

/** Done in `ms` milliseconds; its timer goes when it is cancelled. */
export class SleepFuture<T> extends Future<T> {
  /** The line that called `sleep`. */
  readonly site = new Site()
  readonly #stop: () => void

  constructor(loop: TimedLoop, ms: number, value: T) {
    super(loop, `sleep(${ms})`)
    this.#stop = loop.after(ms, () => settle(this, { kind: 'result', value }))
  }

  override cancelWith(error: CancelledError): boolean {
    this.#stop()
    return super.cancelWith(error)
  }
}
