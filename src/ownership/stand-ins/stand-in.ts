import { nodeModule, sharedByProcess } from '../../internal/index.ts'
import { type Owner, currentOwner } from '../owner/index.ts'

const timers = () => nodeModule('node:timers')
const promises = () => nodeModule('node:timers/promises')
const channels = () => nodeModule('node:worker_threads')
const files = () => nodeModule('node:fs')

/** Who has the functions that are stood in for, by their names as users would write them; the last part is the key. */
export const holdersInModules = {
  setTimeout: timers,
  setInterval: timers,
  setImmediate: timers,
  'promises.setTimeout': promises,
  'promises.setInterval': promises,
  'promises.setImmediate': promises,
  'scheduler.wait': () => promises().scheduler,
  'fs.watch': files,
  'fs.watchFile': files,
  'fs.promises.watch': () => files().promises,
  'fs.promises.open': () => files().promises,
  MessageChannel: channels,
  BroadcastChannel: channels,
}

/** Those that each global has for itself. */
export const holdersInGlobal = {
  fetch: () => globalThis,
  'AbortSignal.timeout': () => AbortSignal,
}

/** What is stood in for: without a holder there is no such name, and each name must be given a stand-in. */
export type StandInName = keyof typeof holdersInModules | keyof typeof holdersInGlobal

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
