/** An attribute that a mock does not have. Semantics: Python's `AttributeError`, as `unittest.mock` raises it. */
export class AttributeError extends Error {
  override name = 'AttributeError'
}

/** Setting an attribute that the mock's `specSet` does not list. */
export class SpecSetError extends AttributeError {
  override name = 'SpecSetError'
}

/** Reading or deleting an attribute that was deleted before. */
export class DeletedAttributeError extends AttributeError {
  override name = 'DeletedAttributeError'
}

/** Making a new attribute, or a new return value, on a sealed mock. */
export class SealedError extends AttributeError {
  override name = 'SealedError'
}

/** A name that looks like an assertion of the mock and is none. */
export class MisspeltAssertionError extends AttributeError {
  override name = 'MisspeltAssertionError'

  /** @param hint a sentence on what was meant */
  constructor(given: string, hint: string) {
    super(`'${given}' is not a valid assertion. ${hint} ${attributeRemedy(given)}`)
  }
}

/** A name that looks like a member of the mock, most often as Python spells it, and is none: `return_value`. */
export class MisspeltMemberError extends AttributeError {
  override name = 'MisspeltMemberError'

  constructor(given: string, meant: string) {
    super(`'${given}' is not a member of a mock. Did you mean '${meant}'? ${attributeRemedy(given)}`)
  }
}

function attributeRemedy(name: string): string {
  return `Use a spec for the mock, or the option { unsafe: true }, if '${name}' is meant to be an attribute.`
}

/** A spec that is a mock itself, or nothing that has attributes. */
export class InvalidSpecError extends TypeError {
  override name = 'InvalidSpecError'
}

/** `spec` and `specSet` given together. */
export class SpecConflictError extends TypeError {
  override name = 'SpecConflictError'
}

/** Expected calls that are no list of calls. */
export class ExpectedCallsError extends TypeError {
  override name = 'ExpectedCallsError'
}

/** Arguments that a member of a mock does not take, or takes in an object: they would have no effect. */
export class MockArgumentsError extends TypeError {
  override name = 'MockArgumentsError'
}

/** A side effect that is neither a function, an error nor an iterable. */
export class InvalidSideEffectError extends TypeError {
  override name = 'InvalidSideEffectError'
}

/** `attachMock` with what is no mock, or with a mock that is attached under another name. */
export class AttachError extends TypeError {
  override name = 'AttachError'
}

/** An attribute path through `__proto__`, `constructor` or `prototype`. */
export class ForbiddenPathError extends TypeError {
  override name = 'ForbiddenPathError'
}

/** An attribute of a mock that looks like a misspelt option. */
export class MockOptionTypoError extends TypeError {
  override name = 'MockOptionTypoError'

  constructor(given: string, meant: string) {
    super(
      `'${given}' might be a typo. Did you mean '${meant}'? Pass { unsafe: true } if the mock shall have it as an attribute.`,
    )
  }
}

/** A misspelt option where nothing but options is taken: `{ anyorder: true }`. */
export class MisspeltOptionError extends TypeError {
  override name = 'MisspeltOptionError'

  constructor(given: string, meant: string) {
    super(`'${given}' is not an option. Did you mean '${meant}'?`)
  }
}

/** Configuration of what is no mock but a value that every function has, or a class that all mocks share. */
export class NativeMemberError extends TypeError {
  override name = 'NativeMemberError'

  constructor(path: string, holder: string) {
    super(
      `Cannot configure '${path}': ${holder}. ` +
        `To have a mock there, assign one, or give a spec that has the name.`,
    )
  }
}

/** A mock's iterable side effect has no items left. Semantics: Python's `StopIteration`. */
export class StopIteration extends Error {
  override name = 'StopIteration'
}

/** An AsyncMock's iterable side effect has no items left. Semantics: Python's `StopAsyncIteration`. */
export class StopAsyncIteration extends Error {
  override name = 'StopAsyncIteration'
}

/** A failed assertion of a mock. `actual` and `expected` are what Vitest prints as a diff. */
export class MockAssertionError extends Error {
  override name = 'AssertionError'
  /** What was found, for the diff. */
  readonly actual: unknown
  /** What was asked for, for the diff. */
  readonly expected: unknown
  /** Whether Vitest shows the two. */
  readonly showDiff: boolean

  constructor(message: string, detail: { actual?: unknown; expected?: unknown; cause?: unknown } = {}) {
    super(message, 'cause' in detail && detail.cause !== undefined ? { cause: detail.cause } : undefined)
    this.actual = detail.actual
    this.expected = detail.expected
    this.showDiff = 'expected' in detail
  }
}

/** One `mockOpen` put in the place of two functions at once, between which it cannot tell. */
export class MockOpenPlaceError extends TypeError {
  override name = 'MockOpenPlaceError'

  constructor(first: string, second: string) {
    super(
      `This mockOpen stands in for '${first}' already and cannot act as '${second}' as well. ` +
        `Place its members instead: patch.multiple('node:fs', { ${first}: files.${first}, ${second}: files.${second} }).`,
    )
  }
}

/** Something that only Node has was asked for in a browser. */
export class NeedsNodeError extends Error {
  override name = 'NeedsNodeError'

  constructor(what: string, reason: string) {
    super(`${what} works in Node only: ${reason}.`)
  }
}

/** `inspectSpy` with what is no spy that it knows. */
export class NotASpyError extends TypeError {
  override name = 'NotASpyError'

  constructor(given: string) {
    super(
      `inspectSpy needs a spy of vitest, tinyspy, sinon or vitest-mock-extended, got ${given}. ` +
        `Of a mocked object pass one of its methods.`,
    )
  }
}
