/** How a member is written in a message: `'total'`, `Symbol(total)`. */
export function quoted(name: PropertyKey): string {
  return typeof name === 'string' ? `'${name}'` : String(name)
}
