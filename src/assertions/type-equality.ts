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
  add<T>(type: unknown, fn: string | EqualityFunction<T>, test: object): void {
    const comparison: unknown = typeof fn === 'string' ? Reflect.get(test, fn) : fn
    if (typeof type !== 'function' || typeof comparison !== 'function')
      throw new TypeEqualityError(showValue(type), showValue(fn))
    this.#byClass.set(type, fn)
  }

  find(type: unknown, test: object): EqualityFunction<unknown> | undefined {
    const found = this.#byClass.get(type)
    if (typeof found !== 'string') return found
    const method: unknown = Reflect.get(test, found)
    if (typeof method !== 'function') throw new TypeEqualityError(showValue(type), showValue(found))
    return (...args) => Reflect.apply(method, test, args)
  }
}

/** The class that both values are direct instances of, if there is one; a primitive is one of its wrapper class. */
export function commonClass(first: unknown, second: unknown): unknown {
  const type = classOf(first)
  return type !== undefined && type === classOf(second) ? type : undefined
}

function classOf(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null ? Object : Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
}
