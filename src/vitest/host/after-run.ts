import { shared } from '../../internal/index.ts'
import type { RunnerTask } from './runner.ts'

type AfterRun = (this: object, task: RunnerTask) => unknown

const due = shared('after-runs', () => new WeakMap<object, (() => Promise<void>)[]>())
/** One for each task, however many attempts it has. */
const lastly = shared('last-after-runs', () => new WeakMap<object, () => Promise<void>>())
const watched = Symbol.for('vitest-async-case.after-run')

/** Has `then` called when the last attempt of a test is over, and its result is worked out but not sent. */
export function afterRun(task: RunnerTask, then: () => Promise<void>): void {
  due.set(task, [...(due.get(task) ?? []), then])
}

/** As `afterRun`, when all that it holds has been called, which may still change the result. */
export function afterAllOfRun(task: RunnerTask, then: () => Promise<void>): void {
  if (!lastly.has(task)) lastly.set(task, then)
}

/**
 * Puts in place what `afterRun` needs. Vitest tells its runner of that moment: the object, since it has taken the method of
 * the class before a setup file could change it. Cheap to call again.
 */
export function watchRuns(runner: object): void {
  const { onAfterRunTask: original } = runner as { onAfterRunTask: AfterRun & { [watched]?: true } }
  if (original[watched]) return
  const watching = (task: RunnerTask): unknown => {
    const calls = [...(due.get(task) ?? []), ...(lastly.has(task) ? [lastly.get(task)!] : [])]
    if (calls.length === 0) return original.call(runner, task)
    due.delete(task)
    lastly.delete(task)
    return runAll(calls).then(() => original.call(runner, task))
  }
  Object.assign(runner, { onAfterRunTask: Object.assign(watching, { [watched]: true as const }) })
}

async function runAll(calls: readonly (() => Promise<void>)[]): Promise<void> {
  for (const call of calls) await call()
}
