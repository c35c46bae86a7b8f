const inspectCustom = Symbol.for('nodejs.util.inspect.custom')

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
