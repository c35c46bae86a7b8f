/** `a` and `b` as `a.b`; `a` and `()`, or a symbol in brackets, without the dot. */
export function joinPath(path: string, name: string): string {
  if (name === '') return path
  return path === '' || name.startsWith('(') || name.startsWith('[') ? path + name : `${path}.${name}`
}

/** How a property key is written in a path. */
export function keyText(key: PropertyKey): string {
  return typeof key === 'symbol' ? `[${key.description ?? 'symbol'}]` : String(key)
}
