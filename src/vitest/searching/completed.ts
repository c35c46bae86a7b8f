import { withFrames } from '../../errors/index.ts'
import { errorText, frameText, isErrorLike, messageOf, retold } from '../../internal/index.ts'

/** An error of a schedule as it is reported: with what the search has found out behind its message. */
export function completed(error: unknown, note: string): unknown {
  if (!isErrorLike(error)) return new ThrownInSchedule(error, note)
  const message = `${errorText(error, 'message')}\n${note}`
  return retold(error, { message }, frameText(errorText(error, 'stack')))
}

/** A thrown value that is no error, and so has no message to be completed. */
class ThrownInSchedule extends Error {
  constructor(value: unknown, note: string) {
    super(`${messageOf(value)}\n${note}`)
    this.name = 'Thrown value'
    withFrames(this, '')
  }
}
