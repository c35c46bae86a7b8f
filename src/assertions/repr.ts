import { getHost } from '../internal/index.ts'

/** A value as a message shows it. */
export function repr(value: unknown): string {
  // Vitest writes 0 as +0, which nobody else does.
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  return getHost().inspect(value)
}

/** `TypeError`, or `TypeError or RangeError`: classes and names as a message shows them. */
export function namesOf(kinds: readonly (Function | string)[]): string {
  return kinds.map(nameOfKind).join(' or ')
}

function nameOfKind(kind: Function | string): string {
  if (typeof kind === 'string') return kind
  // What answers by `Symbol.hasInstance` need not be a function, nor have a name.
  return typeof kind.name === 'string' && kind.name !== '' ? kind.name : '(anonymous class)'
}
