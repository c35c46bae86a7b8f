import { shared } from '../../internal/index.ts'
import type { RunnerTask } from '../host/index.ts'

/** Judges an attempt. @param isForgiven whether a retry is about to make good for it */
type Finish = (isForgiven: boolean) => Promise<void>

/** What is remembered of a test whose attempt could not be judged at its end. */
interface Unjudged {
  readonly retryCount: number
  readonly finish: Finish
}

const unjudged = shared('unjudged-attempts', () => new WeakMap<object, Unjudged>())

export function noteUnjudged(task: RunnerTask, finish: Finish): void {
  unjudged.set(task, { retryCount: task.result?.retryCount ?? 0, finish })
}

/** Another attempt of the test is about to begin: the one before it has its verdict first. */
export function judgeBefore(task: RunnerTask): Promise<void> | undefined {
  const before = task.retry || task.repeats ? unjudged.get(task) : undefined
  if (!before) return undefined
  unjudged.delete(task)
  return before.finish((task.result?.retryCount ?? 0) > before.retryCount)
}
