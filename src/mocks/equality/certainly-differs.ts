import { isMock } from '../state/index.ts'
import { isAsymmetric } from '../values/index.ts'

export function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function')
}

/**
 * Whether two values differ for sure: in a primitive of plain data. `false` says nothing. An assertion that fails has looked at
 * every call, and the full comparison is too dear for ten thousand that differ in their first field. What is nearest is
 * looked at first, and each object once: of those that are densely linked, paths are exponentially many.
 */
export function certainlyDiffers(a: unknown, b: unknown): boolean {
  const seen = new Set<unknown>()
  const open: [unknown, unknown][] = [[a, b]]
  for (const [one, other] of open) {
    if (Object.is(one, other) || seen.has(one)) continue
    if (differsItself(one, other)) return true
    if (!isPlain(one) || !isPlain(other)) continue
    seen.add(one)
    for (const key of Object.keys(one)) open.push([one[key], other[key]])
  }
  return false
}

function differsItself(a: unknown, b: unknown): boolean {
  if (isPrimitive(a)) return isPrimitive(b) || isPlain(b)
  if (isPrimitive(b)) return isPlain(a)
  if (!isPlain(a) || !isPlain(b)) return false
  if (Array.isArray(a) !== Array.isArray(b)) return true
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return true
  return hasMissingPart(b, a)
}

type Parts = Record<string, unknown>

/** Whether `a` has a field, not `undefined`, that `b` lacks for sure: to Vitest's `toEqual` one that is `undefined` is none. */
function hasMissingPart(a: Parts, b: Parts): boolean {
  return Object.keys(a).some(key => {
    const value = key in b ? undefined : a[key]
    return value !== undefined && (isPrimitive(value) || isPlain(value))
  })
}

/** An array or object literal, which is no matcher and no mock. */
function isPlain(value: unknown): value is Parts {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) return false
  return !isMock(value) && !isAsymmetric(value)
}
