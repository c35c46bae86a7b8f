import { OwnershipError, withFrames } from '../errors/index.ts'
import {
  errorText,
  isErrorLike,
  isCarrier,
  messageOf,
  readable,
  retold,
  safely,
  withoutOwnLines,
} from '../internal/index.ts'
import type { PhaseError } from './outcome.ts'

/**
 * The errors of a test as a report shows them: each with the name of its phase, without stack lines of this library.
 *
 * The phase stands in the error's name (`Error in tearDown: …`), which every reporter shows, so that the message
 * stays the user's own. The thrown object itself is not changed; an error of the test's body is shown as it is.
 */
export function reportErrors(errors: readonly PhaseError[], testPhase?: string): unknown[] {
  return errors.flatMap(({ phase, error }) =>
    reportedParts(readable(error)).map(part =>
      phase === testPhase || part instanceof OwnershipError ? trimmed(part) : namedAfter(phase, part),
    ),
  )
}

/**
 * An error that carries others, and these. Vitest shows the parts of an `AggregateError` that is thrown alone, and of one
 * among others the message only; of the `SuppressedError` that `using` makes of two errors never more than that.
 */
function reportedParts(error: unknown, around: readonly unknown[] = []): unknown[] {
  const parts = safely(() => partsOfOne(error).map(readable), [])
  // One that has itself for a part is shown once.
  if (around.includes(error)) return hasOwnMessage(error) ? [] : [error]
  if (parts.length === 0) return [error]
  const shown = parts.flatMap(part => reportedParts(part, [...around, error]))
  return hasOwnMessage(error) ? [error, ...shown] : shown
}

/** What the user says of several errors, such as which batch was lost by them, is said before them. */
function hasOwnMessage(error: unknown): boolean {
  if (!isErrorLike(error) || isCarrier(error)) return false
  const message = errorText(error, 'message')
  if (isAggregate(error)) return message !== ''
  return isSuppressed(error) && message !== '' && !/^An error was suppressed\b/.test(message)
}

/** By its name: in the vm pools Node's own are of another realm. */
function isAggregate(error: object): error is AggregateError {
  return error instanceof AggregateError || errorText(error, 'name') === 'AggregateError'
}

/** By its name: where the language has no `using`, compilers bring a class of their own. */
function isSuppressed(error: object): boolean {
  return errorText(error, 'name') === 'SuppressedError'
}

/** @throws what the code of the error throws when it is looked at */
export function partsOfOne(error: unknown): unknown[] {
  if (!isErrorLike(error)) return []
  if (isAggregate(error)) return [...(error.errors as unknown[])]
  if (!isSuppressed(error)) return []
  return 'suppressed' in error && 'error' in error ? [error.suppressed, error.error] : []
}

/** One error, or an `AggregateError` of several, which Vitest shows as several errors of one test. */
export function asOneError(errors: readonly unknown[]): unknown {
  const [error] = errors
  const isShown = errors.length === 1 && !(error instanceof AggregateError)
  return isShown ? error : new AggregateError(errors, `${errors.length} errors`)
}

/** Removes the library's lines in place, from its causes too: the objects stay those that were thrown. */
function trimmed(error: unknown, seen = new Set<unknown>()): unknown {
  if (!isErrorLike(error) || seen.has(error)) return error
  const before = errorText(error, 'stack')
  const stack = withoutOwnLines(before)
  if (stack !== before) safely(() => Reflect.set(error, 'stack', stack), false)
  trimmed(causeOf(error), seen.add(error))
  return error
}

export function causeOf(error: object): unknown {
  return safely<unknown>(() => Reflect.get(error, 'cause'), undefined)
}

function namedAfter(phase: string, error: unknown): unknown {
  if (!isErrorLike(error)) return new ThrownValue(error, phase)
  const name = `${errorText(error, 'name') || 'Error'} in ${phase}`
  const message = errorText(error, 'message')
  const stack = withoutOwnLines(errorText(error, 'stack'))
  const frames = stack.slice(Math.max(0, stack.search(/^\s+at /m)))
  trimmed(causeOf(error))
  return retold(error, { name, message }, frames)
}

/** A thrown value that is no error, so that a report can name its phase. */
class ThrownValue extends Error {
  constructor(value: unknown, phase: string) {
    super(messageOf(value))
    this.name = `Thrown value in ${phase}`
    withFrames(this, '')
  }
}
