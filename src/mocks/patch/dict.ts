import { ReadOnlyPropertyError } from '../../errors/index.ts'
import { describeTarget } from './describe-target.ts'
import type { MapLike } from './patch-types.ts'

/** A container of entries that can be put back to an earlier content, in its earlier order. */
interface Dict {
  /** Gives what puts the content of now back. */
  save(): () => void
  clear(): void
  set(key: unknown, value: unknown): void
}

/** A `Map`, and `URLSearchParams`, `Headers`, `FormData` and caches of one's own. */
type AnyMap = MapLike<unknown, unknown>

/** Whether entries are reached by methods. An object that has them as own properties is an object all the same. */
export function isMapLike(container: object): container is AnyMap {
  return ['get', 'set', 'delete', 'keys'].every(
    name => !Object.hasOwn(container, name) && typeof Reflect.get(container, name) === 'function',
  )
}

export function dictOf(container: object): Dict {
  return isMapLike(container) ? mapDict(container) : objectDict(container)
}

/** A `Map`, or what has its methods. */
function mapDict(map: AnyMap): Dict {
  const clear = (): void => {
    // A copy: some containers skip a key when they shrink under an iteration.
    for (const key of Array.from(map.keys())) map.delete(key)
  }
  return {
    save() {
      if (isMultiMap(map)) return saveAll(map, clear)
      const entries = Array.from(map.keys(), key => [key, map.get(key)] as const)
      return () => {
        clear()
        for (const [key, value] of entries) map.set(key, value)
      }
    },
    clear,
    set: (key, value) => void map.set(key, value),
  }
}

/** A container that may hold a key several times: `URLSearchParams`, `FormData`, `Headers`. */
interface MultiMap extends AnyMap {
  append(key: unknown, value: unknown): void
  entries(): Iterable<readonly [unknown, unknown]>
}

function isMultiMap(map: AnyMap): map is MultiMap {
  return ['append', 'entries'].every(name => typeof Reflect.get(map, name) === 'function')
}

/** All entries, in their order, of which `get` and `keys` tell the first of a key only, or join them. */
function saveAll(map: MultiMap, clear: () => void): () => void {
  const entries = Array.from(map.entries())
  return () => {
    clear()
    for (const [key, value] of entries) map.append(key, value)
  }
}

type Content = ReadonlyMap<PropertyKey, PropertyDescriptor>

/** The own properties of an object, as whole descriptors: what a test adds, changes, deletes or redefines is put back. */
function objectDict(object: object): Dict {
  return {
    save() {
      const content = contentOf(object)
      return () => putContentBack(object, content)
    },
    clear() {
      for (const key of Object.keys(object)) deleteOrRefuse(object, key)
    },
    set(key, value) {
      const name = typeof key === 'symbol' ? key : String(key)
      const own = Reflect.getOwnPropertyDescriptor(object, name)
      const enumerable = own?.enumerable ?? true
      const isFixed = own && !own.configurable
      defineOrRefuse(
        object,
        name,
        isFixed ? { value } : { value, enumerable, writable: true, configurable: true },
      )
    },
  }
}

function contentOf(object: object): Content {
  const content = new Map<PropertyKey, PropertyDescriptor>()
  for (const key of Reflect.ownKeys(object)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(object, key)
    if (descriptor) content.set(key, descriptor)
  }
  return content
}

function putContentBack(object: object, content: Content): void {
  for (const key of Reflect.ownKeys(object)) if (!content.has(key)) deleteOrRefuse(object, key)
  // A property that was deleted and made anew stands last: all are put back in their order then.
  const order = Reflect.ownKeys(object)
  const isInOrder = [...content.keys()].every((key, index) => key === order[index])
  if (!isInOrder) for (const key of order) Reflect.deleteProperty(object, key)
  for (const [key, descriptor] of content)
    if (!isSame(Reflect.getOwnPropertyDescriptor(object, key), descriptor))
      defineOrRefuse(object, key, descriptor)
}

function isSame(now: PropertyDescriptor | undefined, then: PropertyDescriptor): boolean {
  if (!now) return false
  const fields = ['value', 'get', 'set', 'enumerable', 'writable', 'configurable'] as const
  return fields.every(field => Object.is(now[field], then[field]))
}

function defineOrRefuse(object: object, key: PropertyKey, descriptor: PropertyDescriptor): void {
  if (!Reflect.defineProperty(object, key, descriptor))
    throw new ReadOnlyPropertyError(describeTarget(object), key, Object.isExtensible(object))
}

function deleteOrRefuse(object: object, key: PropertyKey): void {
  if (!Reflect.deleteProperty(object, key))
    throw new ReadOnlyPropertyError(describeTarget(object), key, Object.isExtensible(object))
}
