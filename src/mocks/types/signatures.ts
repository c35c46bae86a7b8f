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

/** The results of up to six overloads. */
type OverloadResults<F> = F extends {
  (...args: infer A): infer R
  (...args: infer B): infer S
  (...args: infer C): infer T
  (...args: infer D): infer U
  (...args: infer E): infer V
  (...args: infer G): infer W
}
  ? | ResultIfGiven<A, R>
    | ResultIfGiven<B, S>
    | ResultIfGiven<C, T>
    | ResultIfGiven<D, U>
    | ResultIfGiven<E, V>
    | ResultIfGiven<G, W>
  : never
type ResultIfGiven<A, R> = A extends unknown[] ? (unknown[] extends A ? never : R) : never

/** What a call gives: of any of the overloads, or the instance. */
export type CallResultOf<F> =
  IsAny<F> extends true
    ? any
    : F extends AnyClass
      ? InstanceType<F>
      : F extends (...args: any[]) => infer R
        ? [OverloadResults<F>] extends [never]
          ? R
          : OverloadResults<F>
        : any

/** Whether a member's mock is an AsyncMock. */
export type IsAsync<F> = F extends (...args: any[]) => PromiseLike<unknown>
  ? IsAny<ReturnType<F>> extends true
    ? false
    : true
  : false
