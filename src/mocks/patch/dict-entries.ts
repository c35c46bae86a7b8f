import { PatchTargetError } from '../../errors/index.ts'
import { showValue } from '../../internal/index.ts'
import { isMapLike } from './dict.ts'
import type { Entry } from './dict-patching.ts'
import { refuseForbiddenKeys } from './walk.ts'

function isIterable(value: object): value is Iterable<Entry> {
  return typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function'
}

/** The entries of the values given to `patch.dict`: an object's own, a `Map`'s, or pairs, as Python's `dict()` takes them. */
export function dictEntries(values: unknown, container: unknown): Entry[] {
  const entries = entriesOf(values ?? {})
  const isMap = typeof container === 'object' && container !== null && isMapLike(container)
  if (!isMap) {
    const keys = entries.map(([key]) => key as PropertyKey)
    refuseForbiddenKeys(keys, keys.map(String).join(', '))
  }
  return entries
}

function entriesOf(values: unknown): Entry[] {
  if (typeof values !== 'object' || values === null)
    throw new PatchTargetError(
      `patch.dict needs the values as an object, a Map or pairs, got ${showValue(values)}.`,
    )
  if (isIterable(values)) return [...values]
  const object = values as Record<PropertyKey, unknown>
  return Reflect.ownKeys(object).map(key => [key, object[key]])
}
