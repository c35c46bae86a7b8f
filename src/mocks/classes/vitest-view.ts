import type { MockResult } from '../types/index.ts'
import { type Settlement, type Settlements, callsOf, settlementsOf } from '../engine/index.ts'
import {
  ASYNC,
  type CallRecord,
  type MockState,
  hasFlag,
  hasThrown,
  isConstructed,
  isSettled,
  orderOf,
} from '../state/index.ts'

type SettledResult = Settlement | { type: 'incomplete'; value: undefined }

/** `mock.mock` in Vitest's shape: its matchers read it. Everything is derived from the records when it is asked for. */
export class VitestView {
  readonly #state: MockState

  constructor(state: MockState) {
    this.#state = state
  }

  get calls(): unknown[][] {
    return this.#map(record => record.args)
  }

  get lastCall(): unknown[] | undefined {
    return callsOf(this.#state).at(-1)?.args
  }

  get contexts(): unknown[] {
    return this.#map(record => (isConstructed(record) ? record.value : record.self))
  }

  get instances(): unknown[] {
    return this.contexts
  }

  get invocationCallOrder(): number[] {
    return this.#map(orderOf)
  }

  get results(): MockResult<unknown>[] {
    return this.#map(record => resultOf(record))
  }

  get settledResults(): SettledResult[] {
    const settlements = settlementsOf(callsOf(this.#state))
    return this.#map(record => settledResultOf(record, settlements))
  }

  #map<T>(read: (record: CallRecord) => T): T[] {
    return callsOf(this.#state).map(read)
  }
}

/** An async call has returned a promise, also when that is rejected. */
function resultOf(record: CallRecord): MockResult<unknown> {
  if (!hasFlag(record.state, ASYNC))
    return { type: hasThrown(record) ? 'throw' : 'return', value: record.value }
  return { type: 'return', value: isSettled(record) ? promiseAgain(record) : record.value }
}

/** A promise like the one that the call returned, which is not kept. */
function promiseAgain(record: CallRecord): Promise<unknown> {
  if (!hasThrown(record)) return Promise.resolve(record.value)
  const promise = Promise.reject(record.value)
  // Whoever got the original has its rejection to handle; this one is only looked at.
  promise.catch(() => {})
  return promise
}

function settledResultOf(record: CallRecord, settlements: Settlements): SettledResult {
  const { value } = record
  if (hasThrown(record)) return { type: 'rejected', value }
  if (isSettled(record) || !(value instanceof Promise)) return { type: 'fulfilled', value }
  return settlements.get(value) ?? { type: 'incomplete', value: undefined }
}
