import { InvalidTypeError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import type { AnyFunction } from './site.ts'

/** A class, abstract ones included. */
// oxlint-disable-next-line typescript/no-explicit-any -- a class is named here, never constructed
export type ClassToken<T = unknown> = abstract new (...args: any[]) => T

/** Anything that may stand on the right of `instanceof` through `Symbol.hasInstance`; a type guard tells what it accepts. */
export interface GuardToken<T = unknown> {
  /** Whether `value` is one of its instances. */
  [Symbol.hasInstance](value: unknown): value is T
}

/**
 * What an implementation can be registered for: a class, an object with `Symbol.hasInstance`, the primitives by their
 * constructors (`Number`, `String`, `Boolean`, `BigInt`, `Symbol`), `null` and `undefined`.
 */
export type TypeToken =
  | ClassToken
  | GuardToken
  | BigIntConstructor
  | SymbolConstructor
  | { [Symbol.hasInstance](value: unknown): boolean }
  | null
  | undefined

/** The values that a registered type stands for. */
export type ValueOfType<T> = T extends NumberConstructor
  ? number
  : T extends StringConstructor
    ? string
    : T extends BooleanConstructor
      ? boolean
      : T extends BigIntConstructor
        ? bigint
        : T extends SymbolConstructor
          ? symbol
          : T extends ArrayConstructor
            ? unknown[]
            : T extends FunctionConstructor
              ? (...args: unknown[]) => unknown
              : T extends null | undefined
                ? T
                : T extends GuardToken<infer Guarded>
                  ? Guarded
                  : T extends ClassToken<infer Instance>
                    ? Instance
                    : unknown

/**
 * What a method may declare for a type that it is registered for. The type arguments of a generic class are its to say,
 * as they are after `instanceof`: `Map<string, number>` for `Map`.
 */
export type DeclaredValueOfType<T> = T extends FunctionConstructor
  ? AnyFunction
  : T extends GuardToken
    ? ValueOfType<T>
    : ValueOfType<T> extends object
      ? PrototypeInstance<T>
      : ValueOfType<T>

/** As the language's `instanceof`: a generic class's prototype has `any` for its type arguments. */
type PrototypeInstance<T> = T extends { readonly prototype: infer Instance } ? Instance : ValueOfType<T>

const primitives = new Map<unknown, string>([
  [Number, 'number'],
  [String, 'string'],
  [Boolean, 'boolean'],
  [BigInt, 'bigint'],
  [Symbol, 'symbol'],
  [null, 'null'],
  [undefined, 'undefined'],
])

/** The `typeof` of the primitives that a token stands for; `'null'` for null. */
export function primitiveOf(token: unknown): string | undefined {
  return primitives.get(token)
}

/** Whether the token decides by a `Symbol.hasInstance` of its own, so that a prototype chain says nothing. */
export function isGuard(token: TypeToken): token is GuardToken {
  return token != null && token[Symbol.hasInstance] !== Function.prototype[Symbol.hasInstance]
}

/** The prototype by which instances are found. Only for tokens that are classes and no guards. */
export function prototypeOfToken(token: TypeToken): object {
  const prototype: object = Reflect.get(Object(token), 'prototype')
  return prototype
}

/** Whether a value may stand on the right of `instanceof`. */
function hasInstanceTest(value: unknown): value is { [Symbol.hasInstance](value: unknown): boolean } {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  return isObject && typeof Reflect.get(value, Symbol.hasInstance) === 'function'
}

/** @throws InvalidTypeError when `value` cannot stand for a type. */
export function checkToken(value: unknown, label: string): TypeToken {
  if (value === null || value === undefined) return value
  if (hasInstanceTest(value)) {
    if (isGuard(value)) return value
    const prototype: unknown = Reflect.get(value, 'prototype')
    if ((typeof prototype === 'object' && prototype !== null) || typeof prototype === 'function') return value
  }
  throw new InvalidTypeError(label, showValue(value))
}
