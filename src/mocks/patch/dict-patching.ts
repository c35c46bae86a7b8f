import type { Activation, Patching } from './patching.ts'
import { addLayer, removeLayer } from './layers.ts'
import { dictOf } from './dict-of.ts'

/** Where the layers of a whole dictionary are kept, beside those of its properties. */
const WHOLE: unique symbol = Symbol('vitest-async-case.patch.dict')

export type Entry = readonly [key: unknown, value: unknown]

/** The patching of a dictionary's entries. Its value is the dictionary. Semantics: CPython's `_patch_dict`. */
export function dictPatching(
  find: () => object,
  entries: readonly Entry[],
  clear: boolean,
): Patching<object> {
  return { enter: () => enterDict(find(), entries, clear) }
}

function enterDict(container: object, entries: readonly Entry[], clear: boolean): Activation<object> {
  const dict = dictOf(container)
  const before = dict.save()
  try {
    if (clear) dict.clear()
    for (const [key, value] of entries) dict.set(key, value)
  } catch (error) {
    dict.restore(before)
    throw error
  }
  const layer = addLayer(container, WHOLE, before)
  const exit = (): void => removeLayer(container, WHOLE, layer, saved => dict.restore(saved))
  return { value: container, passed: { kind: 'nothing' }, exit }
}
