import { ForeignTokenError, LookupError, TokenContextError, UsedTokenError } from '../errors/index.ts'
import { checkSettings } from '../internal/index.ts'
import { currentValues } from './context-values.ts'

/**
 * A variable that each test, and each task, has for itself. Semantics: Python's `contextvars.ContextVar`: what any code
 * of a test sets, also after an `await` and in helpers, all later phases of that test see, and no other test; a task
 * starts with a copy and keeps its changes to itself.
 */
export class ContextVar<T> {
  /** As it was made with; for messages. */
  readonly name: string
  readonly #fallback: { readonly value: unknown } | undefined

  constructor(name: string, options?: { default?: T }) {
    if (options !== undefined) checkSettings('new ContextVar()', options, ['default'])
    this.name = name
    this.#fallback = options && 'default' in options ? { value: options.default } : undefined
  }

  /**
   * The value; where it was never set, `fallback` if one is given, else the variable's default.
   * @throws `LookupError` when there is none of them
   */
  get(): T
  get<F>(fallback: F): T | F
  get(...fallback: unknown[]): unknown {
    const values = currentValues()
    if (values.has(this)) return values.get(this)
    if (fallback.length > 0) return fallback[0]
    if (this.#fallback) return this.#fallback.value
    throw new LookupError(
      `ContextVar "${this.name}" has no value here and no default. ` +
        `Call set() first, or make it with new ContextVar('${this.name}', { default: … }).`,
    )
  }

  /** Sets the value in the running context. The token, given to `reset`, brings back what was before. */
  set(value: T): Token<T> {
    const token = new Token(this)
    currentValues().set(this, value)
    return token
  }

  /**
   * Brings back what was before the `set` that returned the token.
   * @throws `UsedTokenError`, `ForeignTokenError`, `TokenContextError`
   */
  reset(token: Token<T>): void {
    useToken(this, token)
  }
}

// state of this copy: the class of this copy sets it, since it reaches private fields
let useToken: <T>(variable: ContextVar<T>, token: Token<T>) => void

/** What `ContextVar.set` returns. Semantics: `contextvars.Token`. */
export class Token<T = unknown> {
  /** Stands for `oldValue` of a variable that had none. */
  static readonly MISSING: unique symbol = Symbol('Token.MISSING')
  /** The variable that was set. */
  readonly var: ContextVar<T>
  /** Its value before, or `Token.MISSING`. */
  readonly oldValue: T | typeof Token.MISSING
  readonly #values = currentValues()
  #isUsed = false

  /** Use `ContextVar.set`. */
  constructor(variable: ContextVar<T>) {
    this.var = variable
    this.oldValue = this.#values.has(variable) ? (this.#values.get(variable) as T) : Token.MISSING
  }

  static {
    useToken = (variable, token) => {
      if (token.#isUsed) throw new UsedTokenError(variable.name)
      if (token.var !== variable) throw new ForeignTokenError(variable.name, token.var.name)
      if (token.#values !== currentValues()) throw new TokenContextError(variable.name)
      token.#isUsed = true
      if (token.oldValue === Token.MISSING) token.#values.delete(variable)
      else token.#values.set(variable, token.oldValue)
    }
  }
}
