/** The name of an object's class; `Object` for literals, `null prototype` for objects without one. */
export function classNameOf(value: object): string {
  const proto: unknown = Object.getPrototypeOf(value)
  if (proto === null) return 'null prototype'
  const made = (value as { constructor?: unknown }).constructor
  return typeof made === 'function' && made.name ? made.name : 'unknown'
}
