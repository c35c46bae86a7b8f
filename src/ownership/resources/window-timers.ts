import { lineHere, nodeModule } from '../../internal/index.ts'
import { hookedTimerDepth, type NativeTimer, Timer } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'
import { recordEntry } from './record.ts'

/** An interval of a window of jsdom's, which arms a time-out of Node's again and again. */
class WindowInterval extends Timer {
  override readonly kind = 'interval'
}

// state of this copy: one copy in a process has the hook of the vm pools. The line of `setInterval`, by time-out.
const intervals = new WeakMap<object, Error>()

/** In the vm pools the timers of the global are jsdom's own. Files one of its intervals; `false` for whatever else it is. */
export function recordWindowInterval(owner: Owner, timer: NativeTimer): boolean {
  // What jsdom calls its callbacks: no other timer pays for a look at its stack.
  if (!('_onTimeout' in timer) || (timer._onTimeout as Function | null)?.name !== 'task') return false
  const line = lineHere(hookedTimerDepth)
  const [, made] = /\bset(Timeout|Interval)\b[^\n]*[\\/]jsdom[\\/]/.exec(String(line.stack)) ?? []
  const before = intervals.get(nodeModule('node:async_hooks').executionAsyncResource())
  const began = made === 'Interval' ? line : made === undefined ? before : undefined
  if (!began) return false
  intervals.set(timer, began)
  // One that lives after its test has been tolerated.
  if (began === line || owner.closedAt === undefined) recordEntry(owner, new WindowInterval(timer, began))
  return true
}
