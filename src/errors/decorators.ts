/** How a member is written in a message: `'total'`, `Symbol(total)`. */
function quoted(name: PropertyKey): string {
  return typeof name === 'string' ? `'${name}'` : String(name)
}

/** A decorator stands on a field, which has no value yet when the class is defined. */
export class DecoratedFieldError extends TypeError {
  override name = 'DecoratedFieldError'

  constructor(decorator: string, member: PropertyKey, takes: string) {
    super(
      `${decorator} cannot decorate the field ${quoted(member)}: it has no value yet when the class is defined. ` +
        `Write it as ${takes}.`,
    )
  }
}

/** A decorator stands on a setter that has no getter beside it. */
export class DecoratedSetterError extends TypeError {
  override name = 'DecoratedSetterError'

  constructor(decorator: string, member: PropertyKey, takes: string) {
    super(
      `${decorator} cannot decorate the setter ${quoted(member)}: a setter computes nothing. Decorate ${takes}.`,
    )
  }
}

/** A decorator stands on a getter, and takes methods only. */
export class DecoratedGetterError extends TypeError {
  override name = 'DecoratedGetterError'

  constructor(decorator: string, member: PropertyKey, takes: string) {
    super(`${decorator} cannot decorate the getter ${quoted(member)}. Write it as ${takes}.`)
  }
}

/** A decorator stands on an auto-accessor (`accessor name = …`). */
export class DecoratedAccessorError extends TypeError {
  override name = 'DecoratedAccessorError'

  constructor(decorator: string, member: PropertyKey, takes: string) {
    super(
      `${decorator} cannot decorate the auto-accessor ${quoted(member)}: it stores a value and runs no code. ` +
        `Write it as ${takes}.`,
    )
  }
}

/** A decorator stands on a `#private` member, which can be neither replaced nor found by name. */
export class PrivateMemberError extends TypeError {
  override name = 'PrivateMemberError'

  constructor(decorator: string, member: PropertyKey) {
    super(
      `${decorator} cannot decorate the private member ${quoted(member)}: the language lets nobody reach it by name. ` +
        `Rename it to ${quoted(String(member).replace(/^#/, '_'))}, or use a symbol as its name.`,
    )
  }
}

/** A decorator stands on a constructor. */
export class DecoratedConstructorError extends TypeError {
  override name = 'DecoratedConstructorError'

  constructor(decorator: string, owner: string, takes: string) {
    super(`${decorator} cannot decorate the constructor of ${owner}. Decorate ${takes}.`)
  }
}

/** A decorator stands on a class, and takes members only. */
export class DecoratedClassError extends TypeError {
  override name = 'DecoratedClassError'

  constructor(decorator: string, owner: string, takes: string) {
    super(`${decorator} cannot decorate the class ${owner}. Decorate ${takes}.`)
  }
}

/** A decorator stands on a parameter (possible with `experimentalDecorators` only). */
export class DecoratedParameterError extends TypeError {
  override name = 'DecoratedParameterError'

  constructor(decorator: string, member: PropertyKey, index: number, takes: string) {
    super(`${decorator} cannot decorate parameter ${index + 1} of ${quoted(member)}. Decorate ${takes}.`)
  }
}

/** `define` was told the name of a member that the object does not have. */
export class MissingMemberError extends TypeError {
  override name = 'MissingMemberError'

  constructor(decorator: string, member: PropertyKey, owner: string) {
    super(
      `${decorator}: ${owner} has no member ${quoted(member)}. ` +
        `Give the prototype for an instance member, the class for a static one, and the name as it is written there.`,
    )
  }
}

/** A decorator was called on something that is neither a class nor a member of one. */
export class NotDecoratableError extends TypeError {
  override name = 'NotDecoratableError'

  constructor(decorator: string, given: string, takes: string) {
    super(`${decorator} got ${given}. Use it on ${takes}.`)
  }
}

/** `skip`, `skipIf` or `skipUnless` without a reason that a reader can see. */
export class MissingReasonError extends TypeError {
  override name = 'MissingReasonError'

  constructor(decorator: string, given: string) {
    super(
      `${decorator} needs a reason as a string, got ${given}. Say why, as in ${decorator}(…, 'needs a network').`,
    )
  }
}

/** An option of Vitest that a test decorator got has a value of the wrong kind. */
export class InvalidTestOptionError extends TypeError {
  override name = 'InvalidTestOptionError'

  constructor(decorator: string, given: string, expected: string) {
    super(`${decorator} got ${given}. Give ${expected}.`)
  }
}

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

/** A cached property cannot be stored on its object. */
export class NotCacheableError extends TypeError {
  override name = 'NotCacheableError'

  constructor(member: PropertyKey, owner: string, state: string) {
    super(
      `Cannot cache ${quoted(member)} on an instance of ${owner}: the object is ${state} and takes no new property. ` +
        `Read ${quoted(member)} once before that, or make it a plain getter.`,
    )
  }
}

/** A cached method that takes parameters, which its one cached value could not tell apart. */
export class CachedMethodParametersError extends TypeError {
  override name = 'CachedMethodParametersError'

  constructor(label: string, member: PropertyKey, count: number) {
    super(
      `${label} cannot cache the method ${quoted(member)}, which takes ${count === 1 ? '1 parameter' : `${count} parameters`}: ` +
        `it keeps one value. Use @lruCache, which keeps one for each list of arguments.`,
    )
  }
}

/** `lruCache` with options that it does not have, or a size that is none. */
export class InvalidCacheOptionsError extends TypeError {
  override name = 'InvalidCacheOptionsError'

  constructor(label: string, given: string) {
    super(
      `${label} got ${given}. Give { maxsize } as a whole number, or null for a cache without bound, and { typed } as a boolean.`,
    )
  }
}
