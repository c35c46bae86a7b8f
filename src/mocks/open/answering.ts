import { DEFAULT } from '../values/index.ts'

type AnyFunction = (...args: unknown[]) => unknown

/** A mock as far as it is configured here. */
interface Configurable {
  returnValue: unknown
}

/**
 * A side effect that answers with `compute` as long as the test has not set a return value. Semantics: the handle of
 * CPython's `mock_open`.
 */
export function answering(mockOf: () => object, compute: AnyFunction): AnyFunction {
  return (...args) => {
    const { returnValue } = mockOf() as Configurable
    return returnValue === undefined ? compute(...args) : DEFAULT
  }
}

/**
 * Answers as both `node:fs` and `node:fs/promises` do: with a callback as the last argument by calling it, later, and
 * else by the value, which an AsyncMock makes a promise of.
 */
export function orCallback(
  compute: AnyFunction,
  spread: (value: unknown) => unknown[] = value => [value],
): AnyFunction {
  return (...args) => {
    const callback = args.at(-1)
    if (typeof callback !== 'function') return compute(...args)
    const value = compute(...args.slice(0, -1))
    queueMicrotask(() => (callback as AnyFunction)(null, ...spread(value)))
    return value
  }
}
