import { ContextEnteredError } from '../errors/index.ts'
import { currentValues, runWithValues } from './context-values.ts'
import type { ContextVar } from './context-var.ts'

type AnyVar = ContextVar<unknown>

/**
 * The values of the `ContextVar`s, as a map that code can run in. Semantics: `contextvars.Context`.
 */
export class Context {
  readonly #values: Map<object, unknown>
  #isEntered = false

  constructor(values: ReadonlyMap<object, unknown> = new Map()) {
    this.#values = new Map(values)
  }

  /**
   * Runs `fn` in this context: what it sets stays here, and the caller does not see it.
   * @throws `ContextEnteredError` inside itself
   */
  run<Args extends unknown[], R>(fn: (...args: Args) => R, ...args: Args): R {
    if (this.#isEntered) throw new ContextEnteredError()
    this.#isEntered = true
    try {
      return runWithValues(this.#values, () => fn(...args))
    } finally {
      this.#isEntered = false
    }
  }

  /** The variable's value here, or `fallback`. */
  get<T>(variable: ContextVar<T>): T | undefined
  get<T, F>(variable: ContextVar<T>, fallback: F): T | F
  get(variable: object, fallback?: unknown): unknown {
    return this.#values.has(variable) ? this.#values.get(variable) : fallback
  }

  /** Whether the variable has a value here. Semantics: `var in context`. */
  has(variable: object): boolean {
    return this.#values.has(variable)
  }

  /** How many variables have a value here. */
  get size(): number {
    return this.#values.size
  }

  /** The variables that have a value here. */
  keys(): MapIterator<AnyVar> {
    return this.#values.keys() as MapIterator<AnyVar>
  }

  /** The values, in the order of `keys()`. */
  values(): MapIterator<unknown> {
    return this.#values.values()
  }

  /** Pairs of a variable and its value. Semantics: `Context.items()`. */
  entries(): MapIterator<[AnyVar, unknown]> {
    return this.#values.entries() as MapIterator<[AnyVar, unknown]>
  }

  /** The variables, as Python's iteration over a context gives them. */
  [Symbol.iterator](): MapIterator<AnyVar> {
    return this.keys()
  }

  /** A copy, in which setting a variable leaves this one as it is. */
  copy(): Context {
    return new Context(this.#values)
  }
}

/** A copy of the running context. Semantics: `contextvars.copy_context()`. */
export function copyContext(): Context {
  return new Context(currentValues())
}
