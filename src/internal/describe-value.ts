/** A value as an error text names it: short, and telling what kind of thing it is. */
export function describeValue(value: unknown): string {
  if (typeof value === 'function')
    return value.name ? `the function ${value.name}` : 'a function without a name'
  if (typeof value === 'string') return `the string ${JSON.stringify(value)}`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `an array of ${value.length}`
  return `an object of class ${classNameOf(value)}`
}

/** The name of an object's class; `Object` for literals, `null prototype` for objects without one. */
export function classNameOf(value: object): string {
  const proto: unknown = Object.getPrototypeOf(value)
  if (proto === null) return 'null prototype'
  const made = (value as { constructor?: unknown }).constructor
  return typeof made === 'function' && made.name ? made.name : 'unknown'
}
