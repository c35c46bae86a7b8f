// oxlint-disable typescript/no-explicit-any -- types that take every function must name its parameters `any`: they are contravariant

import type { AnyClass, AnyFunction } from '../../decorators/index.ts'

/** `true` for `any` only. */
export type IsAny<T> = 0 extends 1 & T ? true : false

/** What an inference leaves for an overload that is not there. */
type Given<A> = A extends unknown[] ? (unknown[] extends A ? never : A) : never

/** The parameter lists of up to six overloads. */
type OverloadArguments<F> = F extends {
  (...args: infer A): unknown
  (...args: infer B): unknown
  (...args: infer C): unknown
  (...args: infer D): unknown
  (...args: infer E): unknown
  (...args: infer G): unknown
}
  ? Given<A> | Given<B> | Given<C> | Given<D> | Given<E> | Given<G>
  : never

/** The arguments that a function, in any of its overloads, or a constructor takes. */
export type ArgumentsOf<F> =
  IsAny<F> extends true
    ? any[]
    : F extends AnyClass
      ? ConstructorParameters<F>
      : F extends AnyFunction
        ? [OverloadArguments<F>] extends [never]
          ? Parameters<F>
          : OverloadArguments<F>
        : any[]

/** What a call gives: of the last overload, or the instance. */
export type CallResultOf<F> =
  IsAny<F> extends true
    ? any
    : F extends AnyClass
      ? InstanceType<F>
      : F extends (...args: any[]) => infer R
        ? R
        : any

/** Whether a member's mock is an AsyncMock. */
export type IsAsync<F> = F extends (...args: any[]) => PromiseLike<unknown>
  ? IsAny<ReturnType<F>> extends true
    ? false
    : true
  : false
