import { errorText, frameText, isErrorLike, messageOf } from '../../internal/index.ts'

/** An error of a schedule as it is reported: with what the search has found out behind its message. */
export function completed(error: unknown, note: string): unknown {
  if (!isErrorLike(error)) return new ThrownInSchedule(error, note)
  const name = errorText(error, 'name')
  const message = `${errorText(error, 'message')}\n${note}`
  const frames = frameText(errorText(error, 'stack'))
  // The thrown object stays as it is.
  return Object.create(error, {
    message: { value: message, enumerable: false },
    stack: { value: `${name}: ${message}${frames}`, enumerable: false },
  })
}

/** A thrown value that is no error, and so has no message to be completed. */
class ThrownInSchedule extends Error {
  constructor(value: unknown, note: string) {
    super(`${messageOf(value)}\n${note}`)
    this.name = 'Thrown value'
    this.stack = `${this.name}: ${this.message}`
  }
}
