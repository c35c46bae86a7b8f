import { shared } from '../internal/index.ts'

/** The two events by which Node tells of an error that nobody caught. */
export type ErrorEvent = 'uncaughtException' | 'unhandledRejection'

/** Hands an error that no owner answers for to the host, which fails the file for it, once. */
export type PassOn = (event: ErrorEvent, value: unknown, promise?: Promise<unknown>) => void

const slot = shared<{ passOn: PassOn }>('unowned', () => ({
  passOn(_event, value) {
    throw value
  },
}))

/** Who takes errors without an owner. Until it is called they are thrown where they are found. */
export function setUnowned(passOn: PassOn): void {
  slot.passOn = passOn
}

export const passOn: PassOn = (event, value, promise) => slot.passOn(event, value, promise)
