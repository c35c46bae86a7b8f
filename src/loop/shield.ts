import { futureFor, type Awaitable } from './ensure-future.ts'
import { coreOf } from './event-loop.ts'
import { markRetrieved, onDone, endingOf, finish, type Future } from './future.ts'
import { ViewFuture } from './handed-future.ts'
import { runningLoop } from './running-loop.ts'
import { Task } from './task.ts'

/**
 * Waits for `awaitable`, but a cancellation of the wait does not reach it. Semantics: `asyncio.shield()`.
 * @throws `NotAwaitableError`
 */
export function shield<T>(awaitable: Awaitable<T>): Future<T> {
  const loop = runningLoop('shield()')
  const inner = futureFor(loop, 'shield()', awaitable)
  if (inner.done()) return inner
  const core = coreOf(loop)
  const outer = core.handed.add(new ViewFuture<T>(core, `shield(${inner.describe()})`))
  const ended = () => {
    const ending = endingOf(inner)
    if (ending && finish(outer, ending)) markRetrieved(inner)
  }
  // What a task or a future throws when nobody waits any more is told; a promise may have others who wait for it.
  const isPromise = inner !== awaitable && !(inner instanceof Task)
  onDone(inner, ended, isPromise ? outer : undefined)
  return outer
}
