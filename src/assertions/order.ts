import { NotComparableError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { verifyThat, type AssertionCall } from './failure.ts'
import { repr } from './repr.ts'

/** What has an order: numbers, strings, and what converts to one, such as a `Date`. Both of one sort. */
export type Comparable = number | bigint | string | boolean | { valueOf(): unknown }

type Ordered = number | bigint | string | boolean

export interface Relation {
  readonly text: string
  holds(a: Ordered, b: Ordered): boolean
}

export const less: Relation = { text: 'less than', holds: (a, b) => a < b }
export const lessEqual: Relation = { text: 'less than or equal to', holds: (a, b) => a <= b }
export const greater: Relation = { text: 'greater than', holds: (a, b) => a > b }
export const greaterEqual: Relation = { text: 'greater than or equal to', holds: (a, b) => a >= b }

export function verifyOrder(
  call: AssertionCall,
  first: Comparable,
  second: Comparable,
  relation: Relation,
): void {
  const [a, b] = [primitive(first), primitive(second)]
  // JavaScript would coerce and answer; Python refuses, and so do we.
  if (!isOrdered(a) || !isOrdered(b) || sortOf(a) !== sortOf(b))
    throw new NotComparableError(call.method.name, showValue(first), showValue(second), 'order')
  const isTrue = relation.holds(a, b)
  verifyThat(call, isTrue, () => `${repr(first)} not ${relation.text} ${repr(second)}`)
}

function primitive(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? value.valueOf() : value
}

function isOrdered(value: unknown): value is Ordered {
  return ['number', 'bigint', 'string', 'boolean'].includes(typeof value)
}

function sortOf(value: Ordered): 'number' | 'string' {
  return typeof value === 'string' ? 'string' : 'number'
}
