import { builtin } from './platform.ts'

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

const types = builtin('node:util')?.types

/**
 * A member of an object that is plain data, its own or an inherited one, read without running code: not a getter's, and
 * not a proxy's, which may throw for any key. Outside Node a proxy cannot be told from its target.
 */
export function dataMember(object: object, key: PropertyKey): unknown {
  for (let holder: object | null = object; holder; holder = Object.getPrototypeOf(holder) as object | null) {
    if (types?.isProxy(holder)) return undefined
    const found = Object.getOwnPropertyDescriptor(holder, key)
    if (found) return found.value
  }
  return undefined
}
