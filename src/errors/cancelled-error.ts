import { BaseException } from './base-exception.ts'

const mark = Symbol.for('vitest-async-case.cancelled')

/**
 * Thrown at the point where a cancelled task waits. Semantics: `asyncio.CancelledError` since Python 3.8: a
 * `BaseException`, so that code that catches every `Error` does not swallow a cancellation.
 */
export class CancelledError extends BaseException {
  constructor(message = 'The task was cancelled.', options?: { cause?: unknown }) {
    super(message, options)
  }

  get [mark](): true {
    return true
  }

  static {
    Object.defineProperty(this.prototype, 'name', {
      value: 'CancelledError',
      writable: true,
      configurable: true,
    })
  }
}

/**
 * Whether `error` says that a task was cancelled: a `CancelledError`, or the `AbortError` that an API made of one
 * (`timers/promises`, `events.once` and others put the reason of the signal into `cause`).
 */
export function isCancelled(error: unknown): boolean {
  return cancellationIn(error) !== undefined
}

/** The `CancelledError` that `error` is, or that the `AbortError` `error` was caused by. */
export function cancellationIn(error: unknown): CancelledError | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if (mark in error) return error as CancelledError
  const { name, cause } = error as { name?: unknown; cause?: unknown }
  return name === 'AbortError' ? cancellationIn(cause) : undefined
}
