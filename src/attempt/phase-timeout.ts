import { PhaseTimeoutError } from '../errors/index.ts'
import { changeHost } from '../leftovers/index.ts'

/**
 * The error of a phase that is given up, with what can be known of why it hangs: asked while it still does.
 * @param waited the sentence that says what it waited on
 */
export function phaseTimeout(owner: string, phase: string, ms: number, waited = ''): PhaseTimeoutError {
  const why = `${waited && `\n${waited}`}${changeHost().fakeTimersText()}`
  return new PhaseTimeoutError(`${owner}: ${phase}`, ms, why)
}
