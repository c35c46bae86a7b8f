/** `a` and `b` as `a.b`; `a` and `()`, or a symbol in brackets, without the dot. */
export function joinPath(path: string, name: string): string {
  if (name === '') return path
  return path === '' || name.startsWith('(') || name.startsWith('[') ? path + name : `${path}.${name}`
}

/** How a property key is written in a path. */
export function keyText(key: PropertyKey): string {
  return typeof key === 'symbol' ? `[${symbolText(key)}]` : String(key)
}

/** Node 20 and 22 have symbols of their own for what V8 has since. */
function symbolText({ description = 'symbol' }: symbol): string {
  return description.replace(/^nodejs\.(?=(?:dispose|asyncDispose)$)/, 'Symbol.')
}
