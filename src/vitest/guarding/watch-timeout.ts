import type { TestContext } from '../../internal/index.ts'
import { plainPhase } from '../../attempt/index.ts'
import type { Wait } from '../../loop/index.ts'
import { journal } from '../../ownership/index.ts'
import { isInSetupFile, type RunnerTask } from '../host/index.ts'
import {
  completePlainTimeout,
  isPlainTimeout,
  limitOf,
  measureBusyTime,
  strikesAfterEnd,
  type OpenTest,
  type RegisteredTest,
} from '../running/index.ts'

/**
 * When Vitest's time-out of a test or a hook around it strikes, its message is completed with what the
 * test waited on or that it was busy, and the test's owner is given up: its timers end with the attempt, and what its body does later concerns nobody.
 * @returns to be called when the attempt has run
 */
export function watchTimeout(test: RegisteredTest, context: TestContext, open: OpenTest): () => void {
  const { signal, task } = context as { signal: AbortSignal; task: RunnerTask }
  const errorsBefore = task.result?.errors?.length ?? 0
  // What a setup file's hook has started is nothing that the test waits for.
  const isOfTest = ({ at }: Wait) => !isInSetupFile(at)
  const strike = (timeout: unknown, isBusy: boolean) => {
    open.scope.owner.isAbandoned = true
    completePlainTimeout(test, open, { timeout, isBusy, isOfTest })
    journal.recorder?.note('error', plainPhase, timeout, open.scope.owner)
  }
  // Vitest 4.1 hands a retry the signal that the attempt before it aborted: nothing but its record tells of a time-out.
  if (signal.aborted) {
    const busyTime = measureBusyTime()
    return () => {
      const timeout = task.result?.errors?.slice(errorsBefore).findLast(isPlainTimeout)
      if (timeout) strike(timeout, busyTime() >= limitOf(timeout))
    }
  }
  const onAbort = () => strike(signal.reason, strikesAfterEnd())
  signal.addEventListener('abort', onAbort, { once: true })
  return () => signal.removeEventListener('abort', onAbort)
}
