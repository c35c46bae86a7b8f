import type { TestContext } from '../../internal/index.ts'
import { plainPhase } from '../../attempt/index.ts'
import { journal } from '../../ownership/index.ts'
import { isInSetupFile, type RunnerTask } from '../host/index.ts'
import { completePlainTimeout, isPlainTimeout, type OpenTest, type RegisteredTest } from '../running/index.ts'

/**
 * When Vitest's time-out of a test or a hook around it strikes, its message is completed with what the
 * test waited on, and the test's owner is given up: its timers end with the attempt, and what its body does later concerns nobody.
 * @returns to be called when the attempt has run
 */
export function watchTimeout(test: RegisteredTest, context: TestContext, open: OpenTest): () => void {
  const { signal, task } = context as { signal: AbortSignal; task: RunnerTask }
  const errorsBefore = task.result?.errors?.length ?? 0
  // What a setup file's hook has started is nothing that the test waits for.
  const strike = (reason: unknown) => {
    open.scope.owner.isAbandoned = true
    completePlainTimeout(test, open, reason, ({ at }) => !isInSetupFile(at))
    journal.recorder?.note('error', plainPhase, reason, open.scope.owner)
  }
  // Vitest 4.1 hands a retry the signal that the attempt before it aborted: nothing but its record tells of a time-out.
  if (signal.aborted)
    return () => {
      const timeout = task.result?.errors?.slice(errorsBefore).findLast(isPlainTimeout)
      if (timeout) strike(timeout)
    }
  const onAbort = () => strike(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  return () => signal.removeEventListener('abort', onAbort)
}
