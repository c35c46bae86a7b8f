import type { Activation, Patching } from './patching.ts'
import { addLayer, removeLayer } from './layers.ts'
import { dictOf, isMapLike } from './dict.ts'
import { PatchTargetError } from '../../errors/index.ts'
import { showValue } from '../../internal/index.ts'
import { isPropertyKey, refuseForbiddenKeys } from './walk.ts'

/** Where the layers of a whole dictionary are kept, beside those of its properties. */
const WHOLE: unique symbol = Symbol('vitest-async-case.patch.dict')

type DictEntry = readonly [key: unknown, value: unknown]

/** The patching of a dictionary's entries. Its value is the dictionary. Semantics: CPython's `_patch_dict`. */
export function dictPatching(
  find: () => object,
  entries: readonly DictEntry[],
  clear: boolean,
): Patching<object> {
  return { enter: () => enterDict(find(), entries, clear) }
}

function enterDict(container: object, entries: readonly DictEntry[], clear: boolean): Activation<object> {
  const dict = dictOf(container)
  const putBack = dict.save()
  try {
    if (clear) dict.clear()
    for (const [key, value] of entries) dict.set(key, value)
  } catch (error) {
    putBack()
    throw error
  }
  const layer = addLayer(container, WHOLE, putBack)
  const exit = (): void => removeLayer(container, WHOLE, layer)
  return { value: container, passed: { kind: 'nothing' }, exit }
}

function isIterable(value: object): value is Iterable<DictEntry> {
  return typeof Reflect.get(value, Symbol.iterator) === 'function'
}

/** The entries of the values given to `patch.dict`: an object's own, a `Map`'s, or pairs, as Python's `dict()` takes them. */
export function dictEntries(values: unknown, container: unknown): DictEntry[] {
  const entries = pairsOf(values ?? {})
  const isMap = typeof container === 'object' && container !== null && isMapLike(container)
  if (!isMap) {
    const keys = entries.map(([key]) => key)
    refuseForbiddenKeys(keys.filter(isPropertyKey), keys.map(String).join(', '))
  }
  return entries
}

function pairsOf(values: unknown): DictEntry[] {
  if (typeof values !== 'object' || values === null)
    throw new PatchTargetError(
      `patch.dict needs the values as an object, a Map or pairs, got ${showValue(values)}.`,
    )
  if (isIterable(values)) return [...values]
  return Reflect.ownKeys(values).map(key => [key, Reflect.get(values, key)])
}
