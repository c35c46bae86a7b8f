import { sharedByProcess } from '../../internal/index.ts'
import { type Owner, currentOwner } from '../owner/index.ts'

/** A function of Node's as it was before, bound to what it belongs to. For a class: makes the instance. */
export type Original = (...args: unknown[]) => unknown

/** Does the work of a function of Node's for code that has an owner. */
export interface StandIn {
  call(owner: Owner, original: Original, args: unknown[]): unknown
  /** For what is made often: takes what the original makes, when there is no more to do than that. */
  ledgerFor?(owner: Owner, args: unknown[]): TimerLedger | undefined
}

/** Takes a timer and the stack of the call that made it. */
interface TimerLedger {
  addTimer(timer: object, line: Error): void
}

/** How many frames such a stack has: one of ours, and enough for a helper, its caller and the test. */
const lineDepth = 4

/** What is stood in for, as users would write it. */
export type StandInName =
  | 'setTimeout'
  | 'setInterval'
  | 'setImmediate'
  | 'promises.setTimeout'
  | 'promises.setInterval'
  | 'promises.setImmediate'
  | 'scheduler.wait'
  | 'AbortSignal.timeout'
  | 'MessageChannel'
  | 'BroadcastChannel'
  | 'fetch'
  | 'fs.watch'
  | 'fs.watchFile'
  | 'fs.promises.watch'
  | 'fs.promises.open'

// The vm pools have many globals in one process, whose built-in modules are one: the first copy of the library serves all.
const standIns = sharedByProcess<Partial<Record<StandInName, StandIn>>>('stand-ins', () => ({}))

/** Fills the places that `standInForNode` has prepared. What is there already stays. */
export function provideStandIns(provided: Readonly<Record<StandInName, StandIn>>): void {
  Object.assign(standIns, { ...provided, ...standIns })
}

/**
 * The function that is put in the place of `original`: it asks for the stand-in when it is called. Until the library's
 * main entry is loaded nothing has an owner, so that this is all that a test file needs before its first import.
 */
export function standingIn(name: StandInName, original: Original): Original {
  return (...args) => {
    const owner = currentOwner()
    const standIn = owner && standIns[name]
    if (!standIn) return original(...args)
    const ledger = standIn.ledgerFor?.(owner, args)
    if (!ledger) return standIn.call(owner, original, args)
    const timer = original(...args) as object
    // Written out, since each call and each frame of ours would show in the time of a test that makes two timers.
    const before = Error.stackTraceLimit
    Error.stackTraceLimit = lineDepth
    const line = new Error()
    Error.stackTraceLimit = before
    ledger.addTimer(timer, line)
    return timer
  }
}
