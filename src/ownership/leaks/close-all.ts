import { isThenable, realTime } from '../../internal/index.ts'
import type { Entry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

/** The longest that the end of a test waits for something to end that was asked to (milliseconds). */
export const closingLimit = 1000
const longestPause = 50

/** Ends `entries`, the latest first, and waits until they have ended or the limit is over. Errors go to the owner. */
export async function closeAll(entries: readonly Entry[], owner: Owner): Promise<void> {
  const until = realTime.now() + closingLimit
  let pause = 0
  for (let open = stillOpen(entries); open.length > 0; open = stillOpen(open)) {
    for (const entry of open.toReversed()) close(entry, owner)
    if (stillOpen(open).length === 0 || realTime.now() > until) return
    await pauseFor(pause)
    pause = Math.min(pause * 2 + 1, longestPause)
  }
}

/** Waits on the real clock; 0 is one turn of the event loop. */
export function pauseFor(ms: number): Promise<void> {
  return new Promise(resolve => {
    if (ms === 0) realTime.setImmediate(resolve)
    else realTime.setTimeout(resolve, ms)
  })
}

function close({ resource }: Entry, owner: Owner): void {
  const failed = (error: unknown) => owner.raise(error, `the closing of a leaked ${resource.kind}`)
  try {
    const closing = resource.close()
    if (isThenable(closing)) void closing.then(undefined, failed)
  } catch (error) {
    failed(error)
  }
}

function stillOpen(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ resource }) => resource.state() !== 'closed')
}
