import { isMock } from '../state/index.ts'
import { isAsymmetric } from '../values/index.ts'

const MAX_COMPARED_DEPTH = 5

export function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function')
}

/**
 * Whether two values differ for sure, at a glance: in a primitive of plain data. `false` says nothing. An assertion that fails
 * has looked at every call, and the full comparison is too dear for ten thousand that differ in their first field.
 */
export function certainlyDiffers(a: unknown, b: unknown, depth = 0, seen = new Set<unknown>()): boolean {
  if (Object.is(a, b) || depth > MAX_COMPARED_DEPTH) return false
  if (isPrimitive(a)) return isPrimitive(b) || isPlain(b)
  if (isPrimitive(b)) return isPlain(a)
  if (!isPlain(a) || !isPlain(b)) return false
  if (Array.isArray(a) !== Array.isArray(b)) return true
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return true
  // A second way to an object tells little, and objects that are densely linked have exponentially many.
  if (seen.has(a)) return false
  seen.add(a)
  return hasDifferentPart(a, b, depth, seen) || hasMissingPart(b, a)
}

type Parts = Record<string, unknown>

/** A missing field and one that is `undefined` are the same to Vitest's `toEqual`. */
function hasDifferentPart(a: Parts, b: Parts, depth: number, seen: Set<unknown>): boolean {
  for (const key of Object.keys(a)) if (certainlyDiffers(a[key], b[key], depth + 1, seen)) return true
  return false
}

/** Whether `a` has a field, not `undefined`, that `b` lacks for sure. */
function hasMissingPart(a: Parts, b: Parts): boolean {
  return Object.keys(a).some(key => !(key in b) && certainlyDiffers(a[key], undefined))
}

/** An array or object literal, which is no matcher and no mock. */
function isPlain(value: unknown): value is Parts {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) return false
  return !isMock(value) && !isAsymmetric(value)
}
