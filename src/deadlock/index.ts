import { DeadlockError } from '../errors/index.ts'
import { builtin } from '../internal/index.ts'
import { deadlockText, type Deadlock } from './deadlock-text.ts'

export { followAwaits } from './follow-awaits.ts'
export type { Deadlock }

/** The error of a test that can never end. Its stack has the line that waits, where that is known. */
export function deadlockError(deadlock: Deadlock): DeadlockError {
  const error = new DeadlockError(deadlockText(deadlock))
  const { wait } = deadlock
  const at = wait?.at === undefined ? '' : `\n    at ${builtin('node:path')?.resolve(wait.at)}`
  error.stack = `${error.name}: ${error.message}${at}`
  return error
}
