/** What was given to `enterContext` or one of its kin does not follow the protocol that the method needs. */
export class NotAContextManagerError extends TypeError {
  override name = 'NotAContextManagerError'

  /**
   * @param method the method that was called
   * @param value the value, as text
   * @param problem which protocol is missing, and what to do
   */
  constructor(method: string, value: string, problem: string) {
    super(`${method}(${value}): ${problem}`)
  }
}

/** A function given to `contextmanager` or `asynccontextmanager` is not a generator function of that kind. */
export class NotAGeneratorFunctionError extends TypeError {
  override name = 'NotAGeneratorFunctionError'

  constructor(maker: string, value: string, problem: string) {
    super(`${maker}(${value}): ${problem}`)
  }
}

/** A generator of a context manager ended without a `yield`. Semantics: `contextlib`'s "generator didn't yield". */
export class GeneratorDidNotYieldError extends Error {
  override name = 'GeneratorDidNotYieldError'

  constructor(generator: string) {
    super(
      `The context manager ${generator} ended without a yield: its generator must yield exactly once, where the block runs.`,
    )
  }
}

/** A generator of a context manager yielded again when its block had ended. Semantics: `contextlib`'s "generator didn't stop". */
export class GeneratorDidNotStopError extends Error {
  override name = 'GeneratorDidNotStopError'

  /** @param cause the error that was thrown into the generator, when the block ended with one */
  constructor(generator: string, cause?: unknown) {
    super(
      `The context manager ${generator} yielded a second time${cause === undefined ? '' : ', after an error was thrown into it'}: its generator must yield exactly once. It was closed.`,
      cause === undefined ? undefined : { cause },
    )
  }
}

/** A context manager made from a generator was used out of turn: entered twice, or left before it was entered. */
export class ContextManagerStateError extends Error {
  override name = 'ContextManagerStateError'

  constructor(generator: string, problem: string) {
    super(`The context manager ${generator} ${problem}`)
  }
}

/** A context manager was written as the decorator of something else than a function or a method. */
export class NotDecorableError extends TypeError {
  override name = 'NotDecorableError'

  constructor(manager: string, value: string) {
    super(
      `The context manager ${manager} decorates functions and methods, and got ${value}. Write it above a method, or call it with a function.`,
    )
  }
}

/** Something else than a server was to listen. */
export class NotAServerError extends TypeError {
  override name = 'NotAServerError'

  constructor(value: string) {
    super(`listening() takes a server of node:net, node:http or their kin, and got ${value}.`)
  }
}
