import { DeadlockError, withFrames } from '../errors/index.ts'
import { builtin } from '../internal/index.ts'
import { deadlockText, type Deadlock } from './deadlock-text.ts'

export { followAwaits } from './follow-awaits.ts'
export type { Deadlock }

/** The error of a test that can never end. Its stack has the line that waits, where that is known. */
export function deadlockError(deadlock: Deadlock): DeadlockError {
  const { wait } = deadlock
  const at = wait?.at === undefined ? '' : `    at ${builtin('node:path')?.resolve(wait.at)}`
  return withFrames(new DeadlockError(deadlockText(deadlock)), at)
}
