import { NotAClassError } from '../errors/index.ts'
import { isReference, safely, showValue } from '../internal/index.ts'
import { verifyThat, type AssertionCall } from './failure.ts'
import { namesOf, repr } from './repr.ts'

/** Any class, abstract ones included, whose instances are `T`. */
// oxlint-disable-next-line typescript/no-explicit-any -- a class is named here, never constructed
export type AnyClass<T = unknown> = abstract new (...args: any) => T

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
              ? OfClass<C, T>
              : C extends AnswersInstanceof<infer T>
                ? T
                : unknown

/**
 * The built-in errors may be constructed as `Error` may, by which `infer` takes them for `Error`: their prototypes tell
 * them apart. Of other classes the prototype is no better, and for generic ones worse.
 */
type OfClass<C, T> = [Error, T] extends [T, Error]
  ? C extends { readonly prototype: infer P extends Error }
    ? // A function type has a prototype of type `any`.
      0 extends 1 & P
      ? T
      : P
    : T
  : T

/** An object that decides by itself what its instances are; as a type predicate, of which type. */
interface AnswersInstanceof<T> {
  [Symbol.hasInstance](value: unknown): value is T
}

/**
 * What a value can be an instance of, which is what `instanceof` takes: a class, or the wrapper of a primitive (`BigInt`
 * and `Symbol` among them), or an object with a method `Symbol.hasInstance`.
 */
export type ClassInfo =
  | AnyClass
  | BigIntConstructor
  | SymbolConstructor
  | {
      /** Whether a value is an instance of it. */
      [Symbol.hasInstance](value: unknown): boolean
    }
/** One class, or several of which one will do. Semantics: the second argument of `isinstance`. */
export type ClassOrClasses = ClassInfo | readonly ClassInfo[]

export function verifyIsInstance(call: AssertionCall, value: unknown, type: ClassOrClasses): void {
  const classes = requestedClasses(call, type)
  const isTrue = classes.some(each => isInstance(value, each))
  verifyThat(call, isTrue, () => `${repr(value)} is not an instance of ${namesOf(classes)}`)
}

export function verifyNotIsInstance(call: AssertionCall, value: unknown, type: ClassOrClasses): void {
  const classes = requestedClasses(call, type)
  const isTrue = classes.some(each => isInstance(value, each))
  verifyThat(call, !isTrue, () => `${repr(value)} is an instance of ${namesOf(classes)}`)
}

/**
 * `instanceof` that also knows primitives by their wrapper class, and the language's own classes of another global: in
 * Vitest's vm pools what Node throws is no instance of the test file's `Error`.
 */
export function isInstance(value: unknown, type: Function): boolean {
  if ((value as object | null) instanceof type) return true
  if (value === null || value === undefined) return false
  if (!isReference(value)) return Object(value) instanceof type
  return isNativeClass(type) && hasNativeNamesake(value, type.name)
}

/** Whether `instanceof` takes the value: a class, a bound one too, or an object that answers by `Symbol.hasInstance`. */
export function canHaveInstances(value: unknown): value is AnyClass {
  if (!isReference(value)) return false
  const answer: unknown = Reflect.get(value, Symbol.hasInstance)
  if (answer !== Function.prototype[Symbol.hasInstance]) return typeof answer === 'function'
  // Arrow functions and methods have no prototype, and `instanceof` throws.
  return safely(() => !(Object.create(null) instanceof (value as AnyClass)), false)
}

function requestedClasses({ method }: AssertionCall, type: ClassOrClasses): readonly Function[] {
  return oneOrSeveral(type, canHaveInstances, shown => new NotAClassError(method.name, shown))
}

function isNativeClass(type: Function): boolean {
  return (
    typeof type === 'function' && /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(type))
  )
}

function hasNativeNamesake(value: object, name: string): boolean {
  for (let at: unknown = Object.getPrototypeOf(value); at !== null; at = Object.getPrototypeOf(at)) {
    const type: unknown = Object.getOwnPropertyDescriptor(at, 'constructor')?.value
    if (typeof type === 'function' && type.name === name && isNativeClass(type)) return true
  }
  return false
}

/** An argument that may be one thing or a list of them, as a list: every item is one, and there is at least one. */
export function oneOrSeveral<T>(
  given: unknown,
  isOne: (item: unknown) => item is T,
  refused: (shown: string) => Error,
): readonly T[] {
  const items: readonly unknown[] = Array.isArray(given) ? given : [given]
  if (items.length === 0) throw refused('[]')
  if (items.every(isOne)) return items
  throw refused(showValue(items.find(item => !isOne(item))))
}
