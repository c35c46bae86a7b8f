import { isReference } from '../../internal/index.ts'

/** Whether a value can be looked at: of a Proxy that was revoked every question throws. */
export function isReadable(value: unknown): boolean {
  if (!isReference(value)) return true
  try {
    Reflect.getPrototypeOf(value)
    return true
  } catch {
    return false
  }
}

/** Whether a value holds one, however deep, that cannot be looked at. */
export function holdsUnreadable(value: unknown, seen = new Set<unknown>()): boolean {
  if (!isReadable(value)) return true
  if (typeof value !== 'object' || value === null || seen.has(value)) return false
  seen.add(value)
  if (value instanceof Map || value instanceof Set)
    return [...value.entries()].flat().some(part => holdsUnreadable(part, seen))
  return Object.values(Object.getOwnPropertyDescriptors(value)).some(part =>
    holdsUnreadable(part.value, seen),
  )
}
