/** Whether a value is an async function: one of the language, or a mock of one, which answers with the same tag. */
export function isAsyncFunction(value: unknown): boolean {
  return typeof value === 'function' && Object.prototype.toString.call(value) === '[object AsyncFunction]'
}

const CLASS_SOURCE = /^class[\s{]/

/**
 * Whether a function stands for a class: written as one, or with a prototype that has members or a parent.
 * A plain `function` whose prototype nobody touched is a function.
 */
export function isClass(value: unknown): value is new (...args: never[]) => object {
  if (typeof value !== 'function') return false
  const prototype: unknown = value.prototype
  if (typeof prototype !== 'object' || prototype === null) return false
  if (CLASS_SOURCE.test(Function.prototype.toString.call(value))) return true
  if (!Object.hasOwn(prototype, 'constructor')) return false
  return Reflect.ownKeys(prototype).length > 1 || Object.getPrototypeOf(prototype) !== Object.prototype
}

/** Whether a function is written as a class, and cannot be called without `new`. */
export function isClassSyntax(fn: unknown): fn is new (...args: unknown[]) => object {
  return (
    typeof fn === 'function' &&
    Object.getOwnPropertyDescriptor(fn, 'prototype')?.writable === false &&
    CLASS_SOURCE.test(Function.prototype.toString.call(fn))
  )
}

/** Whether `new fn()` is possible. */
export function isConstructible(fn: unknown): fn is new (...args: unknown[]) => object {
  if (typeof fn !== 'function') return false
  try {
    Reflect.construct(Object, [], fn)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Whether an object is a module namespace: a real one, or one that Vitest made. */
export function isNamespace(value: object): boolean {
  return Reflect.getPrototypeOf(value) === null && Reflect.get(value, Symbol.toStringTag) === 'Module'
}
