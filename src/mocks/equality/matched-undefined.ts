import { isMock } from '../state/index.ts'
import { isAsymmetric } from '../values/index.ts'
import { isPrimitive } from './certainly-differs.ts'

/** Whether a matcher somewhere in one value stands for a field of the other that is there, and `undefined`. */
export function hasMatchedUndefined(a: unknown, b: unknown, seen = new Set<object>()): boolean {
  if (a === b || !isWalked(a) || !isWalked(b) || seen.has(a)) return false
  seen.add(a)
  return Object.keys(a).some(key => {
    if (!Object.hasOwn(b, key)) return false
    const [one, other] = [a[key], b[key]]
    return isPair(one, other) || isPair(other, one) || hasMatchedUndefined(one, other, seen)
  })
}

function isWalked(value: unknown): value is Record<string, unknown> {
  return !isPrimitive(value) && typeof value === 'object' && !isMock(value) && !ArrayBuffer.isView(value)
}

function isPair(matcher: unknown, value: unknown): boolean {
  return value === undefined && isWalked(matcher) && isAsymmetric(matcher)
}
