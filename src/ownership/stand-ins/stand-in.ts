import { sharedByProcess } from '../../internal/index.ts'
import { type Owner, currentOwner } from '../owner/index.ts'

/** What is stood in for: a module of Node's, or the global where none is named, and the way from there. */
export const standInNames = [
  'node:timers.setTimeout',
  'node:timers.setInterval',
  'node:timers.setImmediate',
  'node:timers/promises.setTimeout',
  'node:timers/promises.setInterval',
  'node:timers/promises.setImmediate',
  'node:timers/promises.scheduler.wait',
  'node:fs.watch',
  'node:fs.watchFile',
  'node:fs.promises.watch',
  'node:fs.promises.open',
  'node:worker_threads.MessageChannel',
  'node:worker_threads.BroadcastChannel',
  'fetch',
  'AbortSignal.timeout',
  'requestAnimationFrame',
] as const

/** Where a name is to be stood in for, if not everywhere. jsdom's frames hang on an interval, which is seen itself. */
export const standInWhere: Partial<Record<string, () => boolean>> = {
  requestAnimationFrame: () => 'happyDOM' in globalThis,
}

/** Each of them must be given a stand-in, and there is none for another name: neither compiles. */
export type StandInName = (typeof standInNames)[number]

/** A function of Node's as it was before, bound to what it belongs to. For a class: makes the instance. */
export type NodeFunction = (...args: unknown[]) => unknown

/** Does the work of a function of Node's for code that has an owner. */
export interface StandIn {
  call(owner: Owner, original: NodeFunction, args: unknown[]): unknown
}

/** Stand-ins for some of the names. */
export type StandIns = Partial<Record<StandInName, StandIn>>

// The vm pools have many globals in one process, whose built-in modules are one: the first copy of the library serves all.
const standIns = sharedByProcess<Record<string, StandIn>>('stand-ins', () => ({}))

/** Fills the places that `standInForNode` has prepared. What is there already stays. */
export function provideStandIns(provided: Readonly<Record<StandInName, StandIn>>): void {
  Object.assign(standIns, { ...provided, ...standIns })
}

/**
 * The function that is put in the place of `original`: it asks for the stand-in when it is called. Until the library's
 * main entry is loaded nothing has an owner, so that this is all that a test file needs before its first import.
 */
export function standingIn(name: string, original: NodeFunction): NodeFunction {
  return (...args) => {
    const owner = currentOwner()
    const standIn = owner && standIns[name]
    return standIn ? standIn.call(owner, original, args) : original(...args)
  }
}
