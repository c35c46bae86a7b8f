type Kind = 'string' | 'number' | 'function'

/** Whether a value has members of these kinds, whatever its class. Their signatures are not looked at. */
export function conforms(value: unknown, members: Record<PropertyKey, Kind>): boolean {
  if (value === null || value === undefined) return false
  const holder = Object(value) as object
  return Reflect.ownKeys(members).every(key => typeof Reflect.get(holder, key, value) === members[key])
}

/** Whatever has a name and an id: Python's `@runtime_checkable class SupportsNameAndID(Protocol)`. */
export abstract class SupportsNameAndId {
  abstract name: string
  abstract getId(): number

  // A method: a static field would be an assignment where the compiler lowers fields, and Function's own is read-only.
  static [Symbol.hasInstance](value: unknown): boolean {
    // A class that extends the protocol is an ordinary class again.
    if (this !== SupportsNameAndId) return Function.prototype[Symbol.hasInstance].call(this, value)
    return conforms(value, { name: 'string', getId: 'function' })
  }
}
