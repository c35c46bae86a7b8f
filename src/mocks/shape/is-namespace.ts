/** Whether an object is a module namespace: a real one, or one that Vitest made. */
export function isNamespace(value: object): boolean {
  return (
    Reflect.getPrototypeOf(value) === null &&
    (value as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === 'Module'
  )
}
