/** `assertRaises` was told to expect something that is no error class. */
export class NotAnErrorClassError extends TypeError {
  override name = 'NotAnErrorClassError'

  constructor(method: string, value: string) {
    super(
      `${method}(${value}, …): the first argument says what to expect, and must be a class, such as TypeError, or an array of classes that is not empty.`,
    )
  }
}

/** `assertWarns` was told to expect something that names no warning. */
export class NotAWarningKindError extends TypeError {
  override name = 'NotAWarningKindError'

  constructor(method: string, value: string) {
    super(
      `${method}(${value}, …): the first argument says what to expect, and must be a warning's name, such as 'DeprecationWarning', its class, or an array of these that is not empty.`,
    )
  }
}

/** The block given to `assertRaises`, `assertWarns` or `assertLogs` cannot be called. */
export class NotABlockError extends TypeError {
  override name = 'NotABlockError'

  constructor(method: string, value: string) {
    super(
      `${method}(…, ${value}): the block must be a function. Pass \`() => { … }\`, or a function and its arguments.`,
    )
  }
}

/** An option was given that the assertion does not know. */
export class UnknownOptionError extends TypeError {
  override name = 'UnknownOptionError'

  constructor(method: string, option: string, known: readonly string[]) {
    super(`${method}(): there is no option ${option}. The options are ${known.join(', ')}.`)
  }
}

/** `using` was tried on `assertRaises`. */
export class UsingCannotCatchError extends TypeError {
  override name = 'UsingCannotCatchError'

  constructor(method: string) {
    super(
      `${method}() cannot stand in a \`using\` declaration, which does not catch what its block throws. Pass the block: \`this.${method}(Expected, () => { … })\`.`,
    )
  }
}

/** A block assertion was used out of turn. */
export class AssertionBlockError extends Error {
  override name = 'AssertionBlockError'

  constructor(method: string, problem: string) {
    super(`${method}(): ${problem}`)
  }
}

/** A pattern is neither a string nor a `RegExp`, or is empty, or does not parse. */
export class InvalidPatternError extends TypeError {
  override name = 'InvalidPatternError'

  constructor(method: string, value: string, cause?: unknown) {
    super(
      `${method}(): the pattern must be a RegExp, or a string of one that is not empty, but it is ${value}.`,
      cause === undefined ? undefined : { cause },
    )
  }
}

/** The text to search is not a string. */
export class NotAStringError extends TypeError {
  override name = 'NotAStringError'

  constructor(method: string, value: string) {
    super(`${method}(): the text to search must be a string, but it is ${value}.`)
  }
}

/** `assertIn` was given something that holds no members. */
export class NotAContainerError extends TypeError {
  override name = 'NotAContainerError'

  constructor(method: string, value: string, remedy: string) {
    super(`${method}(member, container): the container is ${value}. ${remedy}`)
  }
}

/** `assertIsInstance` was given something that is no class. */
export class NotAClassError extends TypeError {
  override name = 'NotAClassError'

  constructor(method: string, value: string) {
    super(
      `${method}(value, ${value}): the second argument must be a class, or an array of classes that is not empty. For the type of a primitive pass String, Number, Boolean, BigInt or Symbol.`,
    )
  }
}

/** Two values that have no order, or no difference, were compared. */
export class NotComparableError extends TypeError {
  override name = 'NotComparableError'

  constructor(method: string, first: string, second: string, what: string) {
    super(
      `${method}(${first}, ${second}): the two have no ${what}. Compare numbers, or what converts to them.`,
    )
  }
}

/** `assertAlmostEqual` was given both tolerances, or one that is none. */
export class ToleranceError extends TypeError {
  override name = 'ToleranceError'

  constructor(method: string, problem: string) {
    super(`${method}(): ${problem}`)
  }
}

/** A promise was checked for truth, which it always has. */
export class PromiseIsAlwaysTrueError extends TypeError {
  override name = 'PromiseIsAlwaysTrueError'

  constructor(method: string) {
    super(`${method}(a promise): a promise is true whatever it settles to. Await it first.`)
  }
}

/** A promise was compared by its contents, of which nothing shows: the comparison has one outcome, whatever it settles to. */
export class PromiseComparedError extends TypeError {
  override name = 'PromiseComparedError'

  constructor(method: string, areBoth: boolean) {
    super(
      areBoth
        ? `${method}(a promise, a promise): two promises are equal whatever they settle to. Await them first; whether they are one, assertIs() tells.`
        : `${method}(): a promise is compared with something else, and differs whatever it settles to. Await it first.`,
    )
  }
}

/** `assertCountEqual` was given something that cannot be iterated. */
export class NotIterableError extends TypeError {
  override name = 'NotIterableError'

  constructor(method: string, which: string, value: string) {
    super(`${method}(): the ${which} argument must be iterable, but it is ${value}.`)
  }
}

/** `addTypeEqualityFunc` was given no class, or no function. */
export class TypeEqualityError extends TypeError {
  override name = 'TypeEqualityError'

  constructor(type: string, fn: string) {
    super(
      `addTypeEqualityFunc(${type}, ${fn}): pass a class, and a function (first, second, msg) or the name of an assertion method.`,
    )
  }
}

/** What was given to `assertLogs` has no logging methods. */
export class NotALoggerError extends TypeError {
  override name = 'NotALoggerError'

  constructor(method: string, value: string) {
    super(
      `${method}(${value}): a logger is an object with methods named by level (debug, log, info, warn, error …), such as console. Pass the object; a level alone is \`{ level: 'warn' }\`.`,
    )
  }
}

/** `assertLogs` was given a level that does not exist. */
export class UnknownLogLevelError extends TypeError {
  override name = 'UnknownLogLevelError'

  constructor(method: string, value: string, levels: readonly string[]) {
    super(`${method}(): the level ${value} does not exist. The levels are ${levels.join(', ')}.`)
  }
}

/** Process warnings were expected where there is no Node process. */
export class WarningsNeedNodeError extends Error {
  override name = 'WarningsNeedNodeError'

  constructor(method: string) {
    super(
      `${method}() listens to the warnings of a Node process, and there is none here. Run this test in Node.`,
    )
  }
}
