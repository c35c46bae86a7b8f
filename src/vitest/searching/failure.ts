import type { PhaseError } from '../../attempt/index.ts'
import { errorText, isErrorLike, messageOf } from '../../internal/index.ts'

/** What failed first, and how, so that two runs can be told to fail alike; `undefined` where nothing did. */
export function failureOf(errors: readonly PhaseError[]): string | undefined {
  const [first] = errors
  if (!first) return undefined
  const { phase, error } = first
  const name = isErrorLike(error) ? errorText(error, 'name') : ''
  // The text of a verdict says who waits on whom, which each order of the same deadlock may have otherwise.
  return JSON.stringify([phase, name, name === 'DeadlockError' ? '' : messageOf(error)])
}
