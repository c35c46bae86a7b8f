import { withFrames } from './with-frames.ts'

const inspectCustom = Symbol.for('nodejs.util.inspect.custom')
const cancelledMark = Symbol.for('vitest-async-case.cancelled')

/**
 * Thrown to skip the running test, sub-test or fixture. Semantics: `unittest.SkipTest`.
 */
export class SkipTest extends Error {
  override name = 'SkipTest'
}

/** A sub-test skipped itself, and its test was not skipped with it: a warning, so that the report names it. */
export class SkippedSubTestWarning extends Error {
  override name = 'SkippedSubTestWarning'
  /** The sub-test, as reports name it: `testRows (row=1)`. */
  readonly subTest: string

  /** @param frames the lines of the stack of the skip */
  constructor(subTest: string, reason: string, frames: string) {
    super(`${subTest} was skipped${reason && `: ${reason}`}`)
    this.subTest = subTest
    withFrames(this, frames)
  }
}

/**
 * The root of what must not be taken for a failure: not an `Error`, so that `catch (e) { if (e instanceof Error) … }`
 * lets it pass. It has the shape of one (`name`, `message`, `stack`, `cause`), so that tools print it as one.
 * Semantics: Python's `BaseException` beside `Exception`.
 */
export class BaseException {
  declare readonly name: string
  declare readonly message: string
  declare readonly stack: string
  declare readonly cause?: unknown

  constructor(message = '', options?: { cause?: unknown }) {
    hide(this, 'message', message)
    if (options && 'cause' in options) hide(this, 'cause', options.cause)
    if (Error.captureStackTrace) Error.captureStackTrace(this, new.target)
    else hide(this, 'stack', `${String(this)}\n${new Error(message).stack}`)
  }

  /** `name: message`, as an `Error` does it. */
  toString(): string {
    return this.message ? `${this.name}: ${this.message}` : this.name
  }

  /** What Node prints for it: its stack. */
  [inspectCustom](): string {
    return this.stack
  }

  static {
    hide(this.prototype, 'name', 'BaseException')
  }
}

/** As the properties of an `Error`: writable, and not listed. */
function hide(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: false })
}

/**
 * Thrown at the point where a cancelled task waits. Semantics: `asyncio.CancelledError` since Python 3.8: a
 * `BaseException`, so that code that catches every `Error` does not swallow a cancellation.
 */
export class CancelledError extends BaseException {
  constructor(message = 'The task was cancelled.', options?: { cause?: unknown }) {
    super(message, options)
  }

  get [cancelledMark](): true {
    return true
  }

  static {
    Object.defineProperty(this.prototype, 'name', {
      value: 'CancelledError',
      writable: true,
      configurable: true,
    })
  }
}

/**
 * Whether `error` says that a task was cancelled: a `CancelledError`, or the `AbortError` that an API made of one
 * (`timers/promises`, `events.once` and others put the reason of the signal into `cause`).
 */
export function isCancelled(error: unknown): boolean {
  return cancellationIn(error) !== undefined
}

/** The `CancelledError` that `error` is, or that the `AbortError` `error` was caused by. */
export function cancellationIn(error: unknown): CancelledError | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  try {
    return cancellationOf(error)
  } catch {
    // Anything can be thrown, also an object whose own code throws when it is looked at.
    return undefined
  }
}

function cancellationOf(error: object): CancelledError | undefined {
  if (isMarked(error)) return error
  const isAbort = 'name' in error && error.name === 'AbortError'
  return isAbort && 'cause' in error ? cancellationIn(error.cause) : undefined
}

function isMarked(error: object): error is CancelledError {
  return cancelledMark in error
}
