/** How a member is written in a message: `'total'`, `Symbol(total)`. */
export function quoted(name: PropertyKey): string {
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

/** The plugin has decorators to lower, and the project has no tool that can. */
export class MissingTransformerError extends Error {
  override name = 'MissingTransformerError'

  constructor(wanted: string | undefined) {
    const missing = wanted
      ? `${wanted}, which the option "transformer" names, is not installed or cannot do it`
      : 'the project has none of esbuild, typescript (up to 6) and @swc/core'
    super(
      `vitest-async-case/plugin: decorators must be lowered here, since this Vite leaves them in place, and ${missing}. ` +
        `Install one: npm install --save-dev ${wanted ?? 'esbuild'}. ` +
        `Or set "experimentalDecorators" in tsconfig.json, or use the decorators' plain form, define.`,
    )
  }
}

/** With the option `legacyDecorators`: a decorator in a class expression, which Vite's compiler would drop. */
export class DroppedDecoratorError extends Error {
  override name = 'DroppedDecoratorError'

  constructor(decorator: string, place: string) {
    super(
      `vitest-async-case/plugin: ${decorator} at ${place} stands in a class expression, where legacy decorators have no ` +
        `effect. Declare the class, as in "class Name { … }", or leave the option "legacyDecorators" off.`,
    )
  }
}
