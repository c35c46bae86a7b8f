import { ReadOnlyPropertyError } from '../../errors/index.ts'
import { describeTarget } from './describe-target.ts'
import type { Dict } from './dict.ts'

type Content = ReadonlyMap<PropertyKey, PropertyDescriptor>

/** The own properties of an object, as whole descriptors: what a test adds, changes, deletes or redefines is put back. */
export function objectDict(object: object): Dict<Content> {
  return {
    save: () => contentOf(object),
    clear() {
      for (const key of Object.keys(object)) remove(object, key)
    },
    set(key, value) {
      const own = Reflect.getOwnPropertyDescriptor(object, key as PropertyKey)
      const enumerable = own?.enumerable ?? true
      const isFixed = own && !own.configurable
      define(
        object,
        key as PropertyKey,
        isFixed ? { value } : { value, enumerable, writable: true, configurable: true },
      )
    },
    restore: content => restore(object, content),
  }
}

function contentOf(object: object): Content {
  const keys = Reflect.ownKeys(object)
  return new Map(keys.map(key => [key, Reflect.getOwnPropertyDescriptor(object, key) as PropertyDescriptor]))
}

function restore(object: object, content: Content): void {
  for (const key of Reflect.ownKeys(object)) if (!content.has(key)) remove(object, key)
  // A property that was deleted and made anew stands last: all are put back in their order then.
  const order = Reflect.ownKeys(object)
  const isInOrder = [...content.keys()].every((key, index) => key === order[index])
  if (!isInOrder) for (const key of order) Reflect.deleteProperty(object, key)
  for (const [key, descriptor] of content)
    if (!isSame(Reflect.getOwnPropertyDescriptor(object, key), descriptor)) define(object, key, descriptor)
}

function isSame(now: PropertyDescriptor | undefined, then: PropertyDescriptor): boolean {
  if (!now) return false
  const fields = ['value', 'get', 'set', 'enumerable', 'writable', 'configurable'] as const
  return fields.every(field => Object.is(now[field], then[field]))
}

function define(object: object, key: PropertyKey, descriptor: PropertyDescriptor): void {
  if (!Reflect.defineProperty(object, key, descriptor))
    throw new ReadOnlyPropertyError(describeTarget(object), key, Object.isExtensible(object))
}

function remove(object: object, key: PropertyKey): void {
  if (!Reflect.deleteProperty(object, key))
    throw new ReadOnlyPropertyError(describeTarget(object), key, Object.isExtensible(object))
}
