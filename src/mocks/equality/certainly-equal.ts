import { isMock } from '../state/index.ts'
import { isAsymmetric } from '../values/index.ts'

/** For each object of one side, those of the other that it is being compared with, or was. */
type Compared = Map<object, Set<object>>

/**
 * Whether two values are equal for sure: plain data, or objects of one class, with the same fields throughout. `false` says
 * nothing. Each pair of objects is looked at once: a general comparison follows every path, of which objects that are densely
 * linked have exponentially many.
 */
export function certainlyEqual(a: unknown, b: unknown, compared: Compared = new Map()): boolean {
  if (Object.is(a, b)) return true
  if (!isCompared(a) || !isCompared(b) || !areAlike(a, b)) return false
  const others = compared.get(a) ?? new Set()
  // Two that lead back to themselves are equal when all else is.
  if (others.has(b)) return true
  compared.set(a, others.add(b))
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(key => Object.hasOwn(b, key) && certainlyEqual(a[key], b[key], compared))
}

type Fields = Record<string, unknown>

/** What has nothing to compare but its fields. */
function isCompared(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null || isMock(value) || isAsymmetric(value)) return false
  if (Array.isArray(value)) return true
  const isPlain = Object.prototype.toString.call(value) === '[object Object]'
  return isPlain && !(Symbol.iterator in value) && Object.getOwnPropertySymbols(value).length === 0
}

function areAlike(a: object, b: object): boolean {
  return Object.getPrototypeOf(a) === Object.getPrototypeOf(b) && Array.isArray(a) === Array.isArray(b)
}
