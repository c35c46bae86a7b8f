import { shared } from '../internal/index.ts'
import type { Scope } from '../ownership/index.ts'

/** The two events by which Node tells of an error that nobody caught. */
export type ErrorEvent = 'uncaughtException' | 'unhandledRejection'

/** Hands an error that nobody here answers for to the host's own listeners. */
export type PassOn = (event: ErrorEvent, value: unknown, promise?: Promise<unknown>) => void

export interface UnownedHost {
  passOn: PassOn
  /** The scope of the file that runs: it answers for what has no other owner. `undefined` where the host has better to say. */
  fileScope(): Scope | undefined
}

const unownedHost = shared<UnownedHost>('unowned', () => ({
  passOn(_event, value) {
    throw value
  },
  fileScope: () => undefined,
}))

/** Who takes errors without an owner. Until it is called they are thrown where they are found. */
export function setUnowned({ passOn, fileScope }: UnownedHost): void {
  Object.assign(unownedHost, { passOn, fileScope })
}

export const scopeOfFile = (): Scope | undefined => unownedHost.fileScope()

export const passToHost: PassOn = (event, value, promise) => unownedHost.passOn(event, value, promise)
