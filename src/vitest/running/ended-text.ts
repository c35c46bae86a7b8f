import type { AttemptResult, PhaseError } from '../../attempt/index.ts'
import { errorText, frameText, retold } from '../../internal/index.ts'
import { endedUnder, type Leak, type Owner } from '../../ownership/index.ts'
import { placeIn } from '../reporting/index.ts'

const shown = 3

/** A connection that an earlier test has made for all of them, and that ended with it, is what a later one may count on. */
export function endedText(ended: readonly Leak[]): string {
  const lines = ended.slice(-shown).map(({ kind, detail, owner: { name }, stack }) => {
    const at = placeIn(stack)
    return `\nEnded with ${name}, which had left it behind: ${kind}${detail && ` (${detail})`}${at && ` at ${at}`}.`
  })
  return lines.join('')
}

/** Errors that may come of what was ended with an earlier test say so. */
export function withEnded(result: AttemptResult, owner: Owner): AttemptResult {
  if (result.errors.length === 0) return result
  return { ...result, errors: result.errors.map(error => completed(error, owner)) }
}

function completed(failure: PhaseError, owner: Owner): PhaseError {
  const text = endedText(endedUnder(failure.error, owner))
  if (text === '') return failure
  const thrown = failure.error as object
  const message = errorText(thrown, 'message') + text
  return { ...failure, error: retold(thrown, { message }, frameText(errorText(thrown, 'stack'))) }
}
