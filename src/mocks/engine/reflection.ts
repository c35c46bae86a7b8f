import { isNativeMember, readNative } from './native-members.ts'
import { CALLABLE, type MockState, hasFlag } from '../state/index.ts'
import { DELETED } from '../values/index.ts'

/** What `Object.keys`, spread and `for … in` see: the spec's own names, and what was configured or made. */
export function listKeys(state: MockState): (string | symbol)[] {
  const keys = new Set<PropertyKey>(isRepetition(state) ? [] : state.spec?.listed())
  // What every function has of its own: those who copy a function's properties count on them.
  if (hasFlag(state, CALLABLE)) for (const key of ['length', 'name']) keys.add(key)
  for (const [key, value] of state.attributes ?? []) {
    if (value === DELETED) keys.delete(key)
    else keys.add(key)
  }
  for (const key of state.rare?.accessors?.keys() ?? []) keys.add(key)
  return [...keys].map(key => (typeof key === 'number' ? String(key) : key))
}

/**
 * Whether a mock above stands for the same object. What leads back to itself has mocks without end, made as they are read:
 * such a mock lists only those that were, so that printing, comparing and copying the one above comes to an end.
 */
function isRepetition({ spec, newParent }: MockState): boolean {
  if (spec === undefined) return false
  for (let above = newParent; above !== undefined; above = above.newParent)
    if (above.spec?.source === spec.source) return true
  return false
}

export function describeMember(state: MockState, key: PropertyKey): PropertyDescriptor | undefined {
  const accessor = state.rare?.accessors?.get(key)
  if (accessor !== undefined) {
    const { get, set, enumerable } = accessor
    return { get, set, enumerable, configurable: true }
  }
  const value = state.attributes?.get(key)
  if (value === DELETED) return undefined
  if (value !== undefined || state.attributes?.has(key))
    return { value, writable: true, enumerable: true, configurable: true }
  return describeListed(state, key) ?? describeNative(state, key)
}

function describeNative(state: MockState, key: PropertyKey): PropertyDescriptor | undefined {
  if (key !== 'name' && key !== 'length' && key !== 'prototype') return undefined
  if (!isNativeMember(state, key)) return undefined
  const value = readNative(state, key)
  return {
    value: key === 'name' ? String(value) : value,
    writable: true,
    enumerable: false,
    configurable: true,
  }
}

/** A name of the spec that nobody has read yet: reading it makes it. */
function describeListed(state: MockState, key: PropertyKey): PropertyDescriptor | undefined {
  if (state.spec?.lists(key) !== true || isRepetition(state)) return undefined
  const value: unknown = Reflect.get(state.proxy, key)
  return { value, writable: true, enumerable: true, configurable: true }
}
