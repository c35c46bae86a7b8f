import {
  MissingDispatcherNameError,
  MissingTypeError,
  NotDispatchingError,
  TwoDefaultsError,
  UnknownDispatcherError,
} from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { addSurface, dispatcherOf, makeDispatching } from './dispatcher.ts'
import {
  declareDispatcher,
  dispatcherFromMetadata,
  dispatcherFromTarget,
  mayBeElsewhere,
  ownDispatcher,
  classKeyOf,
  registerWhenConstructed,
} from './dispatchers-by-name.ts'
import { decorate, defineMember, ownerName, type DecoratorParts } from './make-decorator.ts'
import type { AnyFunction, DecorationSite } from './site.ts'
import type { SingleDispatch, Types } from './singledispatch.ts'
import type { MethodName } from './test-decorator.ts'
import { checkToken, type DeclaredValueOfType, type TypeToken } from './type-token.ts'

/** The decorator of an overload: its method must take what the types stand for. */
export interface OverloadDecorator<Value> {
  // oxlint-disable-next-line typescript/no-explicit-any -- only the first parameter is compared
  <F extends (this: any, value: Value, ...rest: any[]) => any>(
    method: F,
    // oxlint-disable-next-line typescript/no-explicit-any -- the class that the method belongs to may be any
    context: ClassMethodDecoratorContext<any, F>,
  ): F
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  <F extends (this: any, value: Value, ...rest: any[]) => any>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<F>,
  ): TypedPropertyDescriptor<F>
}

/** What a method of `T` dispatches on, as `define` and `of` give it. */
export type DispatchingMethod<T, Name extends keyof T> = T[Name] extends (
  value: infer First,
  ...rest: infer Rest
) => infer Result
  ? SingleDispatch<First, Rest, Result, T>
  : never

/**
 * The forms of `singledispatchmethod`: a decorator, `register` for its overloads, and `define`. Semantics:
 * `functools.singledispatchmethod`.
 */
export interface SingleDispatchMethod {
  // oxlint-disable-next-line typescript/no-explicit-any -- the class that the method belongs to may be any
  <F extends AnyFunction>(method: F, context: ClassMethodDecoratorContext<any, F>): F
  <F extends AnyFunction>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<F>,
  ): TypedPropertyDescriptor<F>
  /**
   * Marks a method as the implementation for one or more types of the dispatching method `dispatcher`, of its own
   * class or of a base class, which stays as it is.
   */
  register<T extends Types>(
    dispatcher: string | symbol,
    ...types: T
  ): OverloadDecorator<DeclaredValueOfType<T[number]>>
  /**
   * The plain form: makes a method of a prototype or class dispatch, and gives what registers overloads for it. Where
   * the method is inherited and dispatches already, the overloads are the subclass's own.
   */
  define<T extends object, Name extends MethodName<T>>(target: T, name: Name): DispatchingMethod<T, Name>
  /** `register`, `dispatch` and `registry` of a dispatching method, typed; what it registers belongs to `target`. */
  of<T extends object, Name extends MethodName<T>>(target: T, name: Name): DispatchingMethod<T, Name>
}

const takes = 'a method'

const defaultParts: DecoratorParts = { name: 'singledispatchmethod', takes, method: makeDefault }

function makeDefault(fn: AnyFunction, site: DecorationSite): AnyFunction {
  const place = classKeyOf(site)
  const isTaken = dispatcherOf(fn) ?? (place && ownDispatcher(place, site.name, site.isStatic))
  if (isTaken) throw new TwoDefaultsError('singledispatchmethod', site.name)
  const [dispatching, dispatcher] = makeDispatching(fn, String(site.name))
  declareDispatcher(site, dispatcher)
  return dispatching
}

function overloadParts(dispatcher: string | symbol, tokens: readonly TypeToken[]): DecoratorParts {
  return {
    name: 'singledispatchmethod.register',
    takes,
    method: (fn, site) => addOverload(fn, site, dispatcher, tokens),
  }
}

function addOverload(
  fn: AnyFunction,
  site: DecorationSite,
  name: string | symbol,
  tokens: readonly TypeToken[],
): void {
  const place = classKeyOf(site)
  const found = site.target
    ? dispatcherFromTarget(site.target, name)
    : place && dispatcherFromMetadata(place, site, name)
  if (found && place) {
    const isOwn = ownDispatcher(place, name, site.isStatic) === found
    found.register(tokens, fn, isOwn ? undefined : place)
    return
  }
  const error = new UnknownDispatcherError('@singledispatchmethod.register', name, site.name)
  if (site.target || !mayBeElsewhere(name, place)) throw error
  registerWhenConstructed(site, name, (dispatcher, owner) => dispatcher.register(tokens, fn, owner), error)
}

function register(name: unknown, ...types: unknown[]): unknown {
  const label = 'singledispatchmethod.register'
  if (typeof name !== 'string' && typeof name !== 'symbol')
    throw new MissingDispatcherNameError(label, showValue(name))
  if (types.length === 0) throw new MissingTypeError(label, `${label}('${String(name)}', Number)`)
  const parts = overloadParts(
    name,
    types.map(type => checkToken(type, label)),
  )
  return (...args: unknown[]) => decorate(parts, args)
}

function dispatchingOf(target: object, name: string | symbol): object {
  const dispatcher = dispatcherFromTarget(target, name)
  if (!dispatcher) throw new NotDispatchingError('singledispatchmethod.of', name, ownerName(target))
  function call(this: unknown, ...args: unknown[]): unknown {
    return Reflect.apply(Reflect.get(target, name), this, args)
  }
  return addSurface(call, String(name), dispatcher, Object.hasOwn(target, name) ? undefined : target)
}

function defineDispatching(target: object, name: string | symbol): object {
  const isInherited = !Object.hasOwn(target, name) && dispatcherFromTarget(target, name) !== undefined
  if (!isInherited) defineMember(defaultParts, target, name)
  return dispatchingOf(target, name)
}

/**
 * Makes a method dispatch on the type of its first argument. Semantics: `functools.singledispatchmethod`; overloads
 * name their dispatcher, since a class body cannot name its own class in a standard decorator.
 * @throws an error class of its own for every misuse, at class definition; for an unknown dispatcher that the base
 * class may still have (another class has one of that name) when the first instance is made.
 */
export const singledispatchmethod: SingleDispatchMethod = Object.assign(
  (...args: unknown[]) => decorate(defaultParts, args),
  { register, define: defineDispatching, of: dispatchingOf },
) as SingleDispatchMethod
