import { type CallRecord, SETTLED, THREW } from '../state/index.ts'
import { readNote, writeNote } from './promise-note.ts'

/** How a promise that a mock returned has ended, in Vitest's words. */
export class Settlement {
  readonly type: 'fulfilled' | 'rejected'
  readonly value: unknown

  constructor(type: 'fulfilled' | 'rejected', value: unknown) {
    this.type = type
    this.value = value
  }
}

/**
 * Notes how a promise ends. Only for promises that somebody handles: a handler of ours on a promise that nobody handles would
 * silence its unhandled rejection.
 */
export function observeSettlement(promise: Promise<unknown>): void {
  promise.then(
    value => writeNote(promise, new Settlement('fulfilled', value)),
    (error: unknown) => writeNote(promise, new Settlement('rejected', error)),
  )
}

/** The same, for a call of an AsyncMock: its record then holds the outcome, and lets go of the promise. */
export function settleRecord(record: CallRecord, promise: Promise<unknown>): void {
  promise.then(
    value => {
      record.value = value
      record.stamp += SETTLED
    },
    (error: unknown) => {
      record.value = error
      record.stamp += SETTLED + THREW
    },
  )
}

export function settlementOf(promise: object): Settlement | undefined {
  const note = readNote(promise)
  return note instanceof Settlement ? note : undefined
}
