import { BaseException, InvalidSideEffectError } from '../../errors/index.ts'
import { isFunction } from '../../decorators/index.ts'
import { type Effect, isMock, Throwable } from '../state/index.ts'
import { atCallersLine, formatValue } from '../text/index.ts'

/** A side effect as the engine runs it, or `undefined` for none. */
export function toSideEffect(value: unknown): Effect | undefined {
  if (value === null || value === undefined) return undefined
  if (isThrowable(value)) return new Throwable(value)
  if (isFunction(value)) return value
  const make: unknown = Reflect.get(Object(value), Symbol.iterator)
  if (typeof make === 'function') return Reflect.apply(make, value, [])
  throw atCallersLine(
    new InvalidSideEffectError(
      `A side effect is a function, an error, an error class or an iterable, not ${formatValue(value)}. ` +
        'To return this value, set returnValue.',
    ),
  )
}

/** An error, of any realm, or of a hierarchy beside `Error` that has a stack of its own. */
function isErrorInstance(value: unknown): boolean {
  if (value instanceof Error) return true
  if (typeof value !== 'object' || value === null) return false
  return Object.prototype.toString.call(value) === '[object Error]' || value instanceof BaseException
}

function isErrorClass(value: unknown): value is new () => unknown {
  if (typeof value !== 'function') return false
  const prototype: unknown = value.prototype
  if (typeof prototype !== 'object' || prototype === null) return false
  return (
    prototype instanceof Error ||
    prototype === Error.prototype ||
    prototype instanceof BaseException ||
    prototype === BaseException.prototype
  )
}

/** Whether a side effect, or an item of one, is thrown. */
export function isThrowable(value: unknown): boolean {
  if (isMock(value)) return false
  return typeof value === 'function' ? isErrorClass(value) : isErrorInstance(value)
}

/** The error to throw: a class gives a new one at every call. */
export function toError(value: unknown): unknown {
  if (!isErrorClass(value)) return value
  const error = new value()
  return error instanceof Error ? atCallersLine(error) : error
}
