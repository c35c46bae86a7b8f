import { isMock } from '../state/index.ts'
import { isAsymmetric } from '../values/index.ts'

/** For each object of one side, those of the other that it is being compared with, or was. */
type Compared = Map<object, Set<object>>

/**
 * Whether two values are equal for sure: plain data, or objects of one class, with the same fields throughout, maps and sets
 * with the same items in the same order. `false` says nothing. Each pair of objects is looked at once: a general comparison
 * follows every path, of which objects that are densely linked have exponentially many.
 */
export function certainlyEqual(a: unknown, b: unknown, compared: Compared = new Map()): boolean {
  if (Object.is(a, b)) return true
  if (!isCompared(a) || !isCompared(b) || !areAlike(a, b)) return false
  const others = compared.get(a) ?? new Set()
  // Two that lead back to themselves are equal when all else is.
  if (others.has(b)) return true
  compared.set(a, others.add(b))
  const [keys, items, otherItems] = [keysOf(a), itemsOf(a), itemsOf(b)]
  if (keys.length !== keysOf(b).length || items.length !== otherItems.length) return false
  return (
    keys.every(key => Object.hasOwn(b, key) && certainlyEqual(a[key], b[key], compared)) &&
    items.every((item, index) => certainlyEqual(item, otherItems[index], compared))
  )
}

type Fields = Record<PropertyKey, unknown>

/** What has nothing to compare but its fields and, of a map or a set, its items. */
function isCompared(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null || isMock(value) || isAsymmetric(value)) return false
  if (Array.isArray(value) || isAnyError(value) || isPlainMap(value) || isPlainSet(value)) return true
  return Object.prototype.toString.call(value) === '[object Object]' && !(Symbol.iterator in value)
}

const isAnyError = (value: object): value is Error =>
  Object.prototype.toString.call(value) === '[object Error]'
const isPlainMap = (value: object): value is Map<unknown, unknown> =>
  value instanceof Map && Object.getPrototypeOf(value) === Map.prototype
const isPlainSet = (value: object): value is Set<unknown> =>
  value instanceof Set && Object.getPrototypeOf(value) === Set.prototype

function areAlike(a: object, b: object): boolean {
  return Object.getPrototypeOf(a) === Object.getPrototypeOf(b) && Array.isArray(a) === Array.isArray(b)
}

/** The fields that count: of an error, its message, cause and name too, but not where it was made. */
function keysOf(value: object): PropertyKey[] {
  const keys = Reflect.ownKeys(value)
  if (isAnyError(value)) return keys.filter(key => key !== 'stack')
  return keys.filter(key => Object.prototype.propertyIsEnumerable.call(value, key))
}

function itemsOf(value: object): unknown[] {
  if (isPlainMap(value)) return [...value].flatMap(([key, item]) => [key, item])
  return isPlainSet(value) ? [...value] : []
}
