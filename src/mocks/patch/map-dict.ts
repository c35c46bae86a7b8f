import type { Dict, MapLike } from './dict.ts'

type Content = readonly (readonly [key: unknown, value: unknown])[]

/** A `Map`, or what has its methods. */
export function mapDict(map: MapLike): Dict<Content> {
  const clear = (): void => {
    // A copy: some containers skip a key when they shrink under an iteration.
    for (const key of Array.from(map.keys())) map.delete(key)
  }
  return {
    save: () => Array.from(map.keys(), key => [key, map.get(key)] as const),
    clear,
    set: (key, value) => void map.set(key, value),
    restore(content) {
      clear()
      for (const [key, value] of content) map.set(key, value)
    },
  }
}
