const FORBIDDEN: ReadonlySet<PropertyKey> = new Set(['__proto__', 'constructor', 'prototype'])

/** The first of these keys that leads from any object to what all objects share. No path may go through one. */
export function forbiddenKeyIn<K extends PropertyKey>(keys: Iterable<K>): K | undefined {
  for (const key of keys) if (FORBIDDEN.has(key)) return key
  return undefined
}
