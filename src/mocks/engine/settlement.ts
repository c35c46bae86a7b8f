import { shared } from '../../internal/index.ts'

/** How a promise that a mock returned has ended, in Vitest's words. */
export interface Settlement {
  type: 'fulfilled' | 'rejected'
  value: unknown
}

const settlements = shared('mocks.settlements', () => new WeakMap<object, Settlement>())

/**
 * Notes how a promise ends. Only for promises that somebody handles: a handler of ours on a promise that nobody handles would
 * silence its unhandled rejection.
 */
export function observeSettlement(promise: Promise<unknown>): void {
  promise.then(
    value => settlements.set(promise, { type: 'fulfilled', value }),
    (error: unknown) => settlements.set(promise, { type: 'rejected', value: error }),
  )
}

export function settlementOf(promise: object): Settlement | undefined {
  return settlements.get(promise)
}
