import { shared } from '../internal/index.ts'
import type { Owner, Scope } from '../ownership/index.ts'
import { adderOf } from './left-on-process.ts'
import { emitter, isOwnListener, withoutListeners, type ProcessListener } from './own-listeners.ts'

/** The two events by which Node tells of an error that nobody caught. */
export type ErrorEvent = 'uncaughtException' | 'unhandledRejection'

/** Hands an error that nobody here answers for to the host. */
export type PassOn = (event: ErrorEvent, value: unknown, promise?: Promise<unknown>) => void

export interface UnownedHost {
  /** Called while none of the library's listeners is on `process`, and none that a test with an owner put there. */
  passOn: PassOn
  /** Whether a listener is the host's own. */
  isHosts(event: ErrorEvent, listener: ProcessListener): boolean
  /**
   * The scope of the file that runs: it answers for what has no other owner. `undefined` where the host has better to
   * say. @param isTaken whether somebody listens for the error
   */
  fileScope(isTaken: boolean): Scope | undefined
}

const unownedHost = shared<UnownedHost>('unowned', () => ({
  passOn(_event, value) {
    throw value
  },
  isHosts: () => false,
  fileScope: () => undefined,
}))

/** Who takes errors without an owner. Until it is called they are thrown where they are found. */
export function setUnowned({ passOn, isHosts, fileScope }: UnownedHost): void {
  Object.assign(unownedHost, { passOn, isHosts, fileScope })
}

/** Who answers for an error without an owner that Node tells by that event. @param isHeard whether another emitter's listener heard of it */
export function scopeOfFile(event: ErrorEvent, isHeard = false): Scope | undefined {
  return unownedHost.fileScope(isHeard || isTaken(event))
}

/** A host's own test may listen for an error that it expects: what a listener takes is the host's to judge. */
function isTaken(event: ErrorEvent): boolean {
  const others = emitter().rawListeners(event) as ProcessListener[]
  return others.some(listener => !isNoTaker(listener) && !unownedHost.isHosts(event, listener))
}

/**
 * Whether a plain test's error is taken by a listener: one of its own, of what is around it, of the code under test. One
 * that an earlier test has left does not count.
 */
export function isTakenFor(owner: Owner, event: ErrorEvent): boolean {
  if (!owner.isPlain) return false
  const around = ownersAround(owner)
  return (emitter().rawListeners(event) as ProcessListener[]).some(listener => {
    const adder = adderOf(listener)
    if (adder) return around.includes(adder)
    return !isOwnListener(listener) && !unownedHost.isHosts(event, listener)
  })
}

function ownersAround(owner: Owner): readonly Owner[] {
  return owner.parent ? [owner, ...ownersAround(owner.parent)] : [owner]
}

/** Ours only route errors, and a test with an owner cannot silence what others throw. */
function isNoTaker(listener: ProcessListener): boolean {
  return isOwnListener(listener) || adderOf(listener) !== undefined
}

export const passToHost: PassOn = (event, value, promise) =>
  withoutListeners(event, isNoTaker, () => unownedHost.passOn(event, value, promise))
