import type { CancelledError } from '../errors/index.ts'
import { Future, settle, type FutureLoop } from './future.ts'

/**
 * Done on the next turn, as `sleep(0)` and an empty `yield`. A cancellation is delivered on that same turn, as asyncio
 * does at a bare `yield`, and not one later.
 */
export class TurnFuture<T> extends Future<T> {
  #cancellation: CancelledError | undefined

  constructor(loop: FutureLoop, value: T) {
    super(loop, 'the next turn')
    loop.wake(() => {
      const error = this.#cancellation
      settle(this, error ? { kind: 'cancelled', error } : { kind: 'result', value }, true)
    })
  }

  override cancelWith(error: CancelledError): boolean {
    if (this.done()) return false
    this.#cancellation ??= error
    return true
  }
}
