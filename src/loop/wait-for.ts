import { TimeoutError, withFrames, type CancelledError } from '../errors/index.ts'
import { atUserLine, CallerLine, depthOfWait, frameText } from '../internal/index.ts'
import { futureFor, type Awaitable } from './ensure-future.ts'
import { mustBeDelay } from './delay.ts'
import { coreOf } from './event-loop.ts'
import { markRetrieved, onDone, endingOf, finish, type Future } from './future.ts'
import type { Ending } from './ending.ts'
import { HandedFuture } from './handed-future.ts'
import { runningLoop } from './running-loop.ts'
import type { TimedLoop } from './sleep-future.ts'
import { isOutOfReach } from './waiter.ts'

/**
 * Waits for `awaitable`, but no longer than `ms` milliseconds: then it is cancelled, and when it has ended,
 * `TimeoutError` is thrown. A plain promise goes on, since nothing can stop it. Semantics: `asyncio.wait_for()` since Python
 * 3.12; before, it could lose a cancellation.
 * @throws `TimeoutError`, `NotAwaitableError`, `InvalidDelayError`
 */
export function waitFor<T>(awaitable: Awaitable<T>, ms: number): Future<T> {
  mustBeDelay('waitFor()', ms)
  const loop = runningLoop('waitFor()')
  const inner = futureFor(loop, 'waitFor()', awaitable)
  const core = coreOf(loop)
  return inner.done() ? inner : core.handed.add(new LimitedFuture(core, inner, ms))
}

class LimitedFuture<T> extends HandedFuture<T> {
  readonly #inner: Future<T>
  readonly #ms: number
  #isExpired = false

  constructor(loop: TimedLoop, inner: Future<T>, ms: number) {
    super(loop, `waitFor(${inner.describe()}, ${ms})`)
    // When the time is up, none of the user's code runs.
    this.site = new CallerLine(depthOfWait)
    this.#inner = inner
    this.#ms = ms
    const stop = ms > 0 ? loop.after(ms, () => this.#expire()) : undefined
    if (ms <= 0) this.#expire()
    const ended = () => {
      stop?.()
      markRetrieved(inner)
      const ending = endingOf(inner)
      // On the same turn, as if the inner one were awaited itself.
      if (ending) finish(this, this.#ending(ending), true)
    }
    onDone(inner, ended, this)
  }

  override cancelWith(error: CancelledError): boolean {
    return !endingOf(this) && this.#inner.cancelWith(error)
  }

  isOutOfReach(): boolean {
    return !endingOf(this) && isOutOfReach(this.#inner)
  }

  #expire(): void {
    this.#isExpired = this.#inner.cancel()
  }

  #ending(inner: Ending<T>): Ending<T> {
    if (!this.#isExpired || inner.kind !== 'cancelled') return inner
    return { kind: 'error', error: this.#timeoutError(inner.error) }
  }

  #timeoutError(cause: CancelledError): TimeoutError {
    const message = `${this.#inner.describe()} was not done within ${this.#ms} ms.`
    const error = new TimeoutError(message, { cause })
    return atUserLine(withFrames(error, frameText(this.site?.stack)))
  }
}
