/** The name of an object's class; `Object` for literals, `null prototype` for objects without one. */
export function classNameOf(value: object): string {
  const proto: unknown = Object.getPrototypeOf(value)
  if (proto === null) return 'null prototype'
  const made: unknown = value.constructor
  return typeof made === 'function' && made.name ? made.name : 'unknown'
}

/** Whether an object is a literal's kind, of any realm, and no instance of a class. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Whether `await value` would call into `value`: any object or function with a `then` method. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isReference(value) && typeof (value as { then?: unknown }).then === 'function'
}

/** Whether a value is an object or a function: no primitive. */
export function isReference(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
