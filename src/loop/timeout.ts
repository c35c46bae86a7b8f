import { beginOwnWork } from '../ownership/index.ts'
import { isGeneratorFunction, type Coroutine } from './coroutine.ts'
import { mustBeDelay } from './delay.ts'
import { runningLoop } from './running-loop.ts'
import { TimeLimit, type Timeout } from './time-limit.ts'

/**
 * What runs under a time limit. It gets a signal that is aborted when the time is up, and the limit itself, to ask it or
 * to move it.
 */
type Body<Result> = (signal: AbortSignal, limit: Timeout) => Result

/**
 * Runs `body` in the running task, but no longer than `ms` milliseconds: then `CancelledError` is thrown where it waits,
 * and comes out of here as `TimeoutError`. `body` gets a signal that is aborted at that moment, and the limit, which can
 * be moved; the task's own signal stays as it is. `null` sets no limit. In a generator:
 * `yield* timeout(50, function* () { … })`. Semantics: `asyncio.timeout()`.
 * @throws `TimeoutError`, `InvalidDelayError`
 */
export function timeout<T>(ms: number | null, body: Body<Coroutine<T>>): Coroutine<T>
export function timeout<T>(ms: number | null, body: Body<PromiseLike<T> | T>): Promise<T>
export function timeout(ms: number | null, body: Body<unknown>): Coroutine<unknown> | Promise<unknown> {
  if (ms !== null) mustBeDelay('timeout()', ms)
  const loop = runningLoop('timeout()')
  const text = ms === null ? undefined : `The time limit of ${ms} ms was reached.`
  return run('timeout()', body, () => new TimeLimit(loop, ms === null ? null : loop.time() + ms, text))
}

/**
 * As `timeout`, until a moment of `loop.time()`, in milliseconds. Semantics: `asyncio.timeout_at()`.
 * @throws `TimeoutError`, `InvalidDelayError`
 */
export function timeoutAt<T>(when: number | null, body: Body<Coroutine<T>>): Coroutine<T>
export function timeoutAt<T>(when: number | null, body: Body<PromiseLike<T> | T>): Promise<T>
export function timeoutAt(when: number | null, body: Body<unknown>): Coroutine<unknown> | Promise<unknown> {
  if (when !== null) mustBeDelay('timeoutAt()', when)
  const loop = runningLoop('timeoutAt()')
  return run('timeoutAt()', body, () => new TimeLimit(loop, when))
}

function run(
  call: string,
  body: Body<unknown>,
  begin: () => TimeLimit,
): Coroutine<unknown> | Promise<unknown> {
  return isGeneratorFunction(body) ? limitGenerator(body, begin) : limitFunction(call, body, begin)
}

async function limitFunction(call: string, body: Body<unknown>, begin: () => TimeLimit): Promise<unknown> {
  const work = beginOwnWork(call)
  const limit = begin()
  let result: unknown
  try {
    result = await body(limit.signal, limit)
  } catch (error) {
    const left = limit.leave(error)
    work?.end()
    // Its test ended without it, which has been reported.
    if (work?.isForgotten) return undefined
    throw left
  }
  limit.leave()
  work?.end()
  return result
}

function* limitGenerator<T>(body: Body<Coroutine<T>>, begin: () => TimeLimit): Coroutine<T> {
  const limit = begin()
  let result: T
  try {
    result = yield* body(limit.signal, limit)
  } catch (error) {
    throw limit.leave(error)
  }
  limit.leave()
  return result
}
