import { ContextEnteredError } from '../../errors/index.ts'
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

  has(variable: object): boolean {
    return this.#values.has(variable)
  }

  get size(): number {
    return this.#values.size
  }

  keys(): MapIterator<AnyVar> {
    return this.#values.keys() as MapIterator<AnyVar>
  }

  values(): MapIterator<unknown> {
    return this.#values.values()
  }

  entries(): MapIterator<[AnyVar, unknown]> {
    return this.#values.entries() as MapIterator<[AnyVar, unknown]>
  }

  /** The variables, as Python's iteration over a context gives them. */
  [Symbol.iterator](): MapIterator<AnyVar> {
    return this.keys()
  }

  copy(): Context {
    return new Context(this.#values)
  }
}

/** A copy of the running context. Semantics: `contextvars.copy_context()`. */
export function copyContext(): Context {
  return new Context(currentValues())
}
