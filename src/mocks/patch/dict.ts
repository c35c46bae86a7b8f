/** A container of entries that can be put back to an earlier content, in its earlier order. */
export interface Dict<Content = unknown> {
  save(): Content
  restore(content: Content): void
  clear(): void
  set(key: unknown, value: unknown): void
}

/** What a `Map` has, and `URLSearchParams`, `Headers`, `FormData` and caches of one's own. */
export interface MapLike {
  get(key: unknown): unknown
  set(key: unknown, value: unknown): unknown
  delete(key: unknown): unknown
  keys(): Iterable<unknown>
}

/** Whether entries are reached by methods. An object that has them as own properties is an object all the same. */
export function isMapLike(container: object): container is MapLike {
  const names = ['get', 'set', 'delete', 'keys'] as const
  const map = container as Partial<MapLike>
  return names.every(name => !Object.hasOwn(container, name) && typeof map[name] === 'function')
}
