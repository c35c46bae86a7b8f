import { quoted } from './decorators.ts'

const typeTokens =
  'a class, an object with Symbol.hasInstance, null, undefined, or one of Number, String, Boolean, BigInt, Symbol, Function, Array, Object'

/** `register` without a type. */
export class MissingTypeError extends TypeError {
  override name = 'MissingTypeError'

  constructor(label: string, example: string) {
    super(`${label} got no type to dispatch on. Name one or more, as in ${example}.`)
  }
}

/** `register` or `dispatch` with something that no value can be an instance of. */
export class InvalidTypeError extends TypeError {
  override name = 'InvalidTypeError'

  constructor(label: string, given: string) {
    super(`${label} got ${given} as a type. Give ${typeTokens}.`)
  }
}

/** An implementation that is no function. */
export class InvalidImplementationError extends TypeError {
  override name = 'InvalidImplementationError'

  constructor(label: string, given: string) {
    super(`${label} got ${given} as the implementation. Give a function.`)
  }
}

/** `singledispatchmethod.register` without the name of its dispatcher in front. */
export class MissingDispatcherNameError extends TypeError {
  override name = 'MissingDispatcherNameError'

  constructor(label: string, given: string) {
    super(
      `${label} got ${given} where the dispatching method's name belongs. Name it first, as in ${label}('describe', Number).`,
    )
  }
}

/** An overload names a method that the class does not dispatch on. */
export class UnknownDispatcherError extends TypeError {
  override name = 'UnknownDispatcherError'

  constructor(label: string, dispatcher: PropertyKey, overload: PropertyKey) {
    super(
      `${label} is asked to add ${quoted(overload)} to ${quoted(dispatcher)}, which is no dispatching method of the class. ` +
        `Put @singledispatchmethod on ${quoted(dispatcher)}, above its overloads, or correct the name.`,
    )
  }
}

/** Two default implementations for one dispatching method. */
export class TwoDefaultsError extends TypeError {
  override name = 'TwoDefaultsError'

  constructor(label: string, dispatcher: PropertyKey) {
    super(
      `${label}: ${quoted(dispatcher)} has its default implementation already. ` +
        `Register the other one for a type, as in singledispatchmethod.register(${quoted(dispatcher)}, Number).`,
    )
  }
}

/** `singledispatchmethod.of` on a method that does not dispatch. */
export class NotDispatchingError extends TypeError {
  override name = 'NotDispatchingError'

  constructor(label: string, member: PropertyKey, owner: string) {
    super(
      `${label}: ${quoted(member)} of ${owner} is no dispatching method. ` +
        `Decorate it with @singledispatchmethod, or call singledispatchmethod.define.`,
    )
  }
}
