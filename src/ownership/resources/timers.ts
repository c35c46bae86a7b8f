import { ledgerOf, nodeTimers, isShort, Timer, type NativeTimer, type TimerKind } from '../ledger/index.ts'
import { isWatched, making } from './making.ts'
import type { Owner } from '../owner/index.ts'
import { recordEntry, recordTimer, timerLine } from './record.ts'
import { originalOf, type Original, type StandIn } from '../stand-ins/index.ts'

/**
 * A timer is decided here by the scope of the code that makes it: the place where a test with a clock of its own will
 * get a timer of that clock instead.
 */
export const timerStandIns = {
  setTimeout: starting('timeout'),
  setInterval: starting('interval'),
  setImmediate: starting('immediate'),
}

function starting(kind: TimerKind): StandIn {
  return {
    ledgerFor(owner, args) {
      if (owner.kind !== 'test' || owner.closedAt !== undefined || isShort(kind, args[1])) return undefined
      const ledger = ledgerOf(owner)
      return ledger.linesLeft > 0 && !isWatched() ? ledger : undefined
    },
    call(owner, original, args) {
      const timer = making(original, args) as NativeTimer
      if (owner.kind === 'test') recordTimer(owner, timer, timerLine(owner, kind, args[1]))
      return timer
    },
  }
}

const makers = { timeout: 'setTimeout', interval: 'setInterval', immediate: 'setImmediate' } as const

/** Starts a timer of a test on behalf of a function of ours that the user called. */
export function startTimer(owner: Owner, kind: TimerKind, args: unknown[], line: Error | undefined): Timer {
  const make = originalOf(nodeTimers()[makers[kind]]) as Original
  const timer = new Timer(making(make, args) as NativeTimer, line, true)
  recordEntry(owner, timer)
  return timer
}
