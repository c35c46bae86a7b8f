import { NotAClassError } from '../errors/index.ts'
import type { AnyClass } from './any-class.ts'
import { verifyThat, type Call } from './failure.ts'
import { oneOrSeveral } from './one-or-several.ts'
import { nameOf, repr } from './repr.ts'

/** What a value is when it is an instance of a class; for the wrapper classes, the primitive. */
export type InstanceOf<C> = C extends readonly (infer Each)[]
  ? InstanceOf<Each>
  : C extends StringConstructor
    ? string
    : C extends NumberConstructor
      ? number
      : C extends BooleanConstructor
        ? boolean
        : C extends BigIntConstructor
          ? bigint
          : C extends SymbolConstructor
            ? symbol
            : C extends AnyClass<infer T>
              ? T
              : never

/** What a value can be an instance of: a class, or the wrapper of a primitive (`BigInt` and `Symbol` among them). */
export type ClassInfo = AnyClass | BigIntConstructor | SymbolConstructor
/** One class, or several of which one will do. Semantics: the second argument of `isinstance`. */
export type ClassOrClasses = ClassInfo | readonly ClassInfo[]

export function verifyIsInstance(call: Call, value: unknown, type: ClassOrClasses): void {
  const classes = classesOf(call, type)
  const isTrue = classes.some(each => isInstance(value, each))
  verifyThat(call, isTrue, () => `${repr(value)} is not an instance of ${nameOf(classes)}`)
}

export function verifyNotIsInstance(call: Call, value: unknown, type: ClassOrClasses): void {
  const classes = classesOf(call, type)
  const isTrue = classes.some(each => isInstance(value, each))
  verifyThat(call, !isTrue, () => `${repr(value)} is an instance of ${nameOf(classes)}`)
}

/**
 * `instanceof` that also knows primitives by their wrapper class, and the language's own classes of another global: in
 * Vitest's vm pools what Node throws is no instance of the test file's `Error`.
 */
export function isInstance(value: unknown, type: Function): boolean {
  if (value === null || value === undefined) return false
  if (typeof value !== 'object' && typeof value !== 'function') return Object(value) instanceof type
  return value instanceof type || (isNative(type) && hasNativeNamesake(value, type.name))
}

export function isClass(value: unknown): value is AnyClass {
  if (typeof value !== 'function') return false
  // Arrow functions and methods have no prototype, and `instanceof` would throw.
  return typeof value.prototype === 'object' || Symbol.hasInstance in Object.getOwnPropertyDescriptors(value)
}

function classesOf({ method }: Call, type: ClassOrClasses): readonly Function[] {
  return oneOrSeveral(type, isClass, shown => new NotAClassError(method.name, shown))
}

function isNative(type: Function): boolean {
  return /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(type))
}

function hasNativeNamesake(value: object, name: string): boolean {
  for (
    let at = Object.getPrototypeOf(value) as object | null;
    at;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    const type: unknown = Object.getOwnPropertyDescriptor(at, 'constructor')?.value
    if (typeof type === 'function' && type.name === name && isNative(type)) return true
  }
  return false
}
