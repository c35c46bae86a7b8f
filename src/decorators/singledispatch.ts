import { InvalidImplementationError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { makeDispatching } from './dispatcher.ts'
import type { AnyFunction } from './site.ts'
import type { ValueOfType, TypeToken } from './type-token.ts'

export type Types = readonly [TypeToken, ...TypeToken[]]

/**
 * A function that chooses its implementation by the type of its first argument. Callers see the union of what its
 * overloads take, so far as they are chained to it.
 */
export interface SingleDispatch<First, Rest extends unknown[], Result, This = unknown> {
  (this: This, value: First, ...rest: Rest): Result
  /** Adds an implementation for one or more types, the function last, and gives this same function back. */
  register<T extends Types, MoreResult>(
    ...typesAndImplementation: [
      ...types: T,
      implementation: (this: This, value: ValueOfType<T[number]>, ...rest: Rest) => MoreResult,
    ]
  ): SingleDispatch<First | ValueOfType<T[number]>, Rest, Result | MoreResult, This>
  /** The implementation that would run for instances of the type. */
  dispatch(type: TypeToken): AnyFunction
  /** The registered types with their implementations, in order; the default is not among them. */
  readonly registry: ReadonlyMap<TypeToken, AnyFunction>
}

/**
 * Makes a function dispatch on the type of its first argument; the given one runs when nothing else is registered.
 * Semantics: `functools.singledispatch`, except that `register` is always a call and gives the dispatching function.
 * @throws InvalidImplementationError when `fn` is no function.
 */
export function singledispatch<First, Rest extends unknown[], Result, This = unknown>(
  fn: (this: This, value: First, ...rest: Rest) => Result,
): SingleDispatch<First, Rest, Result, This> {
  if (typeof fn !== 'function') throw new InvalidImplementationError('singledispatch', showValue(fn))
  return makeDispatching(fn, fn.name || 'singledispatch')[0] as SingleDispatch<First, Rest, Result, This>
}
