import { verify, verifyThat, type AssertionCall } from './failure.ts'
import { getHost } from '../internal/index.ts'
import { repr } from './repr.ts'

/** What a dictionary is in JavaScript: a `Map`, or an object that is no instance of a class. */
export function isDictionary(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Map) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  // The second test rather than a comparison with Object.prototype: in the vm pools there is more than one of it.
  return prototype === null || (Object.getPrototypeOf(prototype) === null && !Array.isArray(value))
}

export function verifyDictEqual(call: AssertionCall, first: unknown, second: unknown): void {
  verifyThat(call, isDictionary(first), () => `First argument is not a dictionary: ${repr(first)}`)
  verifyThat(call, isDictionary(second), () => `Second argument is not a dictionary: ${repr(second)}`)
  verify(
    call,
    expect => expect(first).toEqual!(second),
    () => `${repr(first)} != ${repr(second)}`,
  )
}

/** `assertDictContainsSubset`: each entry of `subset` is in `dictionary`. */
export function verifyContainsSubset(call: AssertionCall, subset: object, dictionary: object): void {
  const have = new Map(keysAndValues(dictionary))
  const missing: string[] = []
  const mismatched: string[] = []
  for (const [key, value] of keysAndValues(subset)) {
    if (!have.has(key)) missing.push(repr(key))
    else if (!getHost().equals(have.get(key), value))
      mismatched.push(`${repr(key)}, expected: ${repr(value)}, actual: ${repr(have.get(key))}`)
  }
  const parts = [
    missing.length > 0 && `Missing: ${missing.join(',')}`,
    mismatched.length > 0 && `Mismatched values: ${mismatched.join(',')}`,
  ]
  verifyThat(call, missing.length + mismatched.length === 0, () => parts.filter(Boolean).join('; '))
}

function keysAndValues(dictionary: object): [unknown, unknown][] {
  return dictionary instanceof Map ? [...dictionary] : Object.entries(dictionary)
}
