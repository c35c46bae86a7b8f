import { ThrownValueError, withFrames } from '../errors/index.ts'
import { errorText, framesIn, isErrorLike, safely, showValue } from '../internal/index.ts'

/** A class of errors, as in Python's `exc_type`. */
export type ExceptionType = abstract new (...args: never[]) => unknown

/** What a hook is told of an exception, whichever hook. */
export interface ExceptionInfo {
  /** The class of the exception. */
  readonly excType: ExceptionType
  /** The exception. A thrown value that is not an error comes as a `ThrownValueError`, which has it in `value`. */
  readonly excValue: Error
  /** The lines of its stack, innermost first, or `null` when it has none. */
  readonly excTraceback: string | null
}

export function exceptionInfo(thrown: unknown): ExceptionInfo {
  const excValue = asError(thrown)
  return { excType: typeOf(excValue), excValue, excTraceback: tracebackOf(excValue) }
}

/** The value itself when it is an error (of this or another realm), else a `ThrownValueError` that stands for it. */
function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new ThrownValueError(thrown, showValue(thrown))
}

/** Points an error of ours at the user's line that it is about. */
export function withStackOf<T extends Error>(place: Error, error: T): T {
  // Vitest wraps process.emit, which stands between a listener's event and the user's call.
  const frames = framesIn(errorText(place, 'stack'))
    .filter(({ file }) => !file.includes('/node_modules/vitest/'))
    .map(({ text }) => text)
    .join('\n')
  return frames ? withFrames(error, frames) : error
}

function isError(value: unknown): value is Error {
  return safely(() => {
    if (value instanceof Error) return true
    // Errors of another realm (a vm pool's outer one) and errors that are no Error by design, as CancelledError.
    return isErrorLike(value) && typeof Reflect.get(value, 'message') === 'string' && 'stack' in value
  }, false)
}

/** In the vm pools a built-in error of the outer realm has this realm's class of that name: users compare with theirs. */
function typeOf(error: Error): ExceptionType {
  const type: unknown = safely(() => error.constructor, undefined)
  // An object without a prototype has no class of its own.
  if (!isExceptionType(type)) return Error
  const sameName: unknown = error instanceof Error ? undefined : Reflect.get(globalThis, type.name)
  return /^\w*Error$/.test(type.name) && isExceptionType(sameName) ? sameName : type
}

function isExceptionType(value: unknown): value is ExceptionType {
  return typeof value === 'function'
}

function tracebackOf(error: Error): string | null {
  const lines = framesIn(errorText(error, 'stack')).map(({ text }) => text)
  return lines.length > 0 ? lines.join('\n') : null
}
