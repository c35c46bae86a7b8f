import { TypeEqualityError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import type { Message } from './failure.ts'

/** Compares two values of one class, and throws when they differ. */
export type EqualityFunction<T> = (first: T, second: T, msg?: Message) => void

/** The comparisons that a test case has registered by class. Semantics: `unittest.TestCase.addTypeEqualityFunc`. */
export class TypeEqualities {
  // oxlint-disable-next-line typescript/no-explicit-any -- each compares instances of its own class
  readonly #byClass = new Map<unknown, string | EqualityFunction<any>>()

  /** `fn` may be the name of a method, which is looked up when it is needed. */
  add(type: unknown, fn: unknown, test: object): void {
    const isName = typeof fn === 'string' && typeof (test as Record<string, unknown>)[fn] === 'function'
    if (typeof type !== 'function' || !(isName || typeof fn === 'function'))
      throw new TypeEqualityError(showValue(type), showValue(fn))
    this.#byClass.set(type, fn as string)
  }

  find(type: unknown, test: object): EqualityFunction<unknown> | undefined {
    const found = this.#byClass.get(type)
    if (typeof found !== 'string') return found
    const method = (test as Record<string, EqualityFunction<unknown>>)[found]!
    return (first, second, msg) => method.call(test, first, second, msg)
  }
}

/** The class that both values are direct instances of, if there is one; a primitive is one of its wrapper class. */
export function commonClass(first: unknown, second: unknown): unknown {
  const type = classOf(first)
  return type !== undefined && type === classOf(second) ? type : undefined
}

function classOf(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  const prototype = Object.getPrototypeOf(value) as object | null
  return prototype === null ? Object : Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
}
