import { isFunction, type AnyFunction } from '../../decorators/index.ts'
import { DEFAULT } from '../values/index.ts'

/** A mock as far as it is configured here. */
export interface Configurable {
  returnValue: unknown
}

/**
 * A side effect that answers with `compute` as long as the test has not set a return value. Semantics: the handle of
 * CPython's `mock_open`.
 */
export function answering(mockOf: () => Configurable, compute: AnyFunction): AnyFunction {
  return (...args: unknown[]) => {
    const { returnValue } = mockOf()
    return returnValue === undefined ? compute(...args) : DEFAULT
  }
}

/**
 * Answers as both `node:fs` and `node:fs/promises` do: with a callback as the last argument by calling it, later, and
 * else by the value, which an AsyncMock makes a promise of.
 */
export function orCallback(compute: AnyFunction, spread: AnyFunction = value => [value]): AnyFunction {
  return (...args: unknown[]) => {
    const callback = args.at(-1)
    if (!isFunction(callback)) return compute(...args)
    const value = compute(...args.slice(0, -1))
    queueMicrotask(() => callback(null, ...spread(value)))
    return value
  }
}
