import { NotComparableError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { verifyThat, type Call } from './failure.ts'
import { repr } from './repr.ts'

/** What has an order: numbers, strings, and what converts to one, such as a `Date`. Both of one sort. */
export type Comparable = number | bigint | string | boolean | { valueOf(): unknown }

export interface Relation {
  readonly text: string
  holds(a: number, b: number): boolean
}

export const less: Relation = { text: 'less than', holds: (a, b) => a < b }
export const lessEqual: Relation = { text: 'less than or equal to', holds: (a, b) => a <= b }
export const greater: Relation = { text: 'greater than', holds: (a, b) => a > b }
export const greaterEqual: Relation = { text: 'greater than or equal to', holds: (a, b) => a >= b }

export function verifyOrder(call: Call, first: Comparable, second: Comparable, relation: Relation): void {
  const [a, b] = [primitive(first), primitive(second)]
  // JavaScript would coerce and answer; Python refuses, and so do we.
  if (sortOf(a) === undefined || sortOf(a) !== sortOf(b))
    throw new NotComparableError(call.method.name, showValue(first), showValue(second), 'order')
  const isTrue = relation.holds(a as number, b as number)
  verifyThat(call, isTrue, () => `${repr(first)} not ${relation.text} ${repr(second)}`)
}

function primitive(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? value.valueOf() : value
}

function sortOf(value: unknown): 'number' | 'string' | undefined {
  if (typeof value === 'string') return 'string'
  return ['number', 'bigint', 'boolean'].includes(typeof value) ? 'number' : undefined
}
