import { futureFor, type Awaitable } from './ensure-future.ts'
import { coreOf } from './event-loop.ts'
import { Future, markRetrieved, onDone, endingOf, finish } from './future.ts'
import { runningLoop } from './running-loop.ts'

/**
 * Waits for `awaitable`, but a cancellation of the wait does not reach it. Semantics: `asyncio.shield()`.
 * @throws `NotAwaitableError`
 */
export function shield<T>(awaitable: Awaitable<T>): Future<T> {
  const loop = runningLoop('shield()')
  const inner = futureFor(loop, 'shield()', awaitable)
  if (inner.done()) return inner
  const outer = new Future<T>(coreOf(loop), `shield(${inner.describe()})`)
  onDone(inner, () => {
    const ending = endingOf(inner)
    // What the inner one throws when nobody waits any more stays unretrieved, and is reported.
    if (ending && finish(outer, ending)) markRetrieved(inner)
  })
  return outer
}
