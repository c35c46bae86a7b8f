import { CancelledError, isCancelled, TimeoutError } from '../errors/index.ts'
import { isGeneratorFunction, type Coroutine } from './coroutine.ts'
import { coreOf, mustBeDelay, type EventLoop } from './event-loop.ts'
import { currentTask, runningLoop } from './running-loop.ts'

/**
 * Runs `body` in the running task, but no longer than `ms` milliseconds: then `CancelledError` is thrown where it waits,
 * and comes out of here as `TimeoutError`. `body` gets a signal that is aborted at that moment; the task's own signal
 * stays as it is. In a generator: `yield* timeout(50, function* () { … })`. Semantics: `asyncio.timeout()`.
 * @throws `TimeoutError`, `InvalidDelayError`
 */
export function timeout<T>(ms: number, body: (signal: AbortSignal) => Coroutine<T>): Coroutine<T>
export function timeout<T>(ms: number, body: (signal: AbortSignal) => PromiseLike<T> | T): Promise<T>
export function timeout(
  ms: number,
  body: (signal: AbortSignal) => unknown,
): Coroutine<unknown> | Promise<unknown> {
  mustBeDelay('timeout()', ms)
  const loop = runningLoop('timeout()')
  return isGeneratorFunction(body) ? limitGenerator(loop, ms, body) : limitFunction(loop, ms, body)
}

async function limitFunction(
  loop: EventLoop,
  ms: number,
  body: (signal: AbortSignal) => unknown,
): Promise<unknown> {
  const limit = new LimitedBlock(loop, ms)
  let result: unknown
  try {
    result = await body(limit.signal)
  } catch (error) {
    throw limit.leave(error)
  }
  limit.leave()
  return result
}

function* limitGenerator<T>(
  loop: EventLoop,
  ms: number,
  body: (signal: AbortSignal) => Coroutine<T>,
): Coroutine<T> {
  const limit = new LimitedBlock(loop, ms)
  let result: T
  try {
    result = yield* body(limit.signal)
  } catch (error) {
    throw limit.leave(error)
  }
  limit.leave()
  return result
}

/** A block of code with an end in time; what asyncio's `Timeout` does between `__aenter__` and `__aexit__`. */
class LimitedBlock {
  readonly signal: AbortSignal
  readonly #ms: number
  readonly #waiter
  readonly #cancelRequests: number
  readonly #stop: () => void
  #isExpired = false

  constructor(loop: EventLoop, ms: number) {
    const core = coreOf(loop)
    const controller = new AbortController()
    this.#ms = ms
    this.#waiter = core.currentWaiter() ?? core.body
    this.#cancelRequests = this.#waiter.cancelRequests
    this.signal = AbortSignal.any([controller.signal, currentTask()?.signal ?? loop.signal])
    const error = new CancelledError(`The time limit of ${ms} ms was reached.`)
    this.#stop = core.after(Math.max(ms, 0), () => {
      this.#isExpired = true
      this.#waiter.interrupt(error)
      controller.abort(error)
    })
  }

  /** Ends the block. Returns what to throw in the place of `error`. */
  leave(error?: unknown): unknown {
    this.#stop()
    if (!this.#isExpired) return error
    const isOurs = this.#waiter.uncancel() <= this.#cancelRequests
    if (!isOurs || !isCancelled(error)) return error
    return new TimeoutError(`The time limit of ${this.#ms} ms was reached.`, { cause: error })
  }
}
