import { NotAwaitableError } from '../errors/index.ts'
import { isThenable, showValue } from '../internal/index.ts'
import { isCoroutine, type Coroutine, type TaskFunction } from './coroutine.ts'
import { coreOf, type EventLoop } from './event-loop.ts'
import { Future } from './future.ts'
import { runningLoop } from './running-loop.ts'

/** What asyncio's functions take: something to await, or something to run in a task and await that. */
export type Awaitable<T> = PromiseLike<T> | Coroutine<T> | TaskFunction<T>

/** What awaiting an `Awaitable` gives. */
export type AwaitedOf<A> =
  A extends PromiseLike<infer T>
    ? Awaited<T>
    : A extends Coroutine<infer T>
      ? T
      : A extends (...args: never[]) => infer R
        ? AwaitedOf<R> extends infer T
          ? T
          : never
        : A

/**
 * A future or task as it is; any other promise as a future of the loop, whose wait can be cancelled (the promise itself
 * cannot); a function or generator as a task. Semantics: `asyncio.ensure_future()`.
 * @throws `NotAwaitableError`
 */
export function ensureFuture<T>(awaitable: Awaitable<T>): Future<T> {
  return futureFor(runningLoop('ensureFuture()'), 'ensureFuture()', awaitable)
}

export function futureFor<T>(loop: EventLoop, call: string, awaitable: Awaitable<T>): Future<T> {
  if (awaitable instanceof Future) return awaitable
  if (typeof awaitable === 'function') return loop.createTask(awaitable)
  if (isCoroutine(awaitable)) return loop.createTask(() => awaitable)
  if (!isThenable(awaitable)) throw new NotAwaitableError(call, showValue(awaitable))
  return coreOf(loop).futureOfPromise(awaitable)
}
