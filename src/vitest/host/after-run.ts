import { shared } from '../../internal/index.ts'
import type { RunnerTask } from './runner.ts'

type AfterRun = (this: object, task: RunnerTask) => unknown

interface RunnerOfRuns {
  onAfterRunTask: AfterRun & { [watched]?: true }
  onAfterRunSuite?: AfterRun
}

const due = shared('after-runs', () => new WeakMap<object, (() => Promise<void>)[]>())
/** One for each task, however many attempts it has. */
const lastly = shared('last-after-runs', () => new WeakMap<object, () => Promise<void>>())
const dueOfSuites = shared('after-suites', () => new WeakMap<object, () => void>())
const watched = Symbol.for('vitest-async-case.after-run')

/** Who is told of every test, before what is due for it. */
const listeners = shared('after-every-run', () => new Set<(task: RunnerTask) => void>())

/** Has `listener` called with each test whose last attempt is over. To be called once in a process. */
export function afterEveryRun(listener: (task: RunnerTask) => void): void {
  listeners.add(listener)
}

/** Has `then` called when the last attempt of a test is over, and its result is worked out but not sent. */
export function afterRun(task: RunnerTask, then: () => Promise<void>): void {
  due.set(task, [...(due.get(task) ?? []), then])
}

/** As `afterRun`, when all that it holds has been called, which may still change the result. */
export function afterAllOfRun(task: RunnerTask, then: () => Promise<void>): void {
  if (!lastly.has(task)) lastly.set(task, then)
}

/**
 * Puts in place what `afterRun` and `afterSuite` need. Vitest tells its runner of that moment: the object, since it has taken the method of
 * the class before a setup file could change it. Cheap to call again.
 */
export function watchRuns(runner: object): void {
  const { onAfterRunTask: original, onAfterRunSuite } = runner as RunnerOfRuns
  if (original[watched]) return
  const watching = (task: RunnerTask): unknown => {
    for (const listener of listeners) listener(task)
    const [calls, last] = [due.get(task), lastly.get(task)]
    if (!calls && !last) return original.call(runner, task)
    due.delete(task)
    lastly.delete(task)
    return runAll([...(calls ?? []), ...(last ? [last] : [])]).then(() => original.call(runner, task))
  }
  const watchingSuites: AfterRun = suite => {
    dueOfSuites.get(suite)?.()
    dueOfSuites.delete(suite)
    return onAfterRunSuite?.call(runner, suite)
  }
  Object.assign(runner, {
    onAfterRunTask: Object.assign(watching, { [watched]: true as const }),
    onAfterRunSuite: watchingSuites,
  })
}

async function runAll(calls: readonly (() => Promise<void>)[]): Promise<void> {
  for (const call of calls) await call()
}

/** Has `then` called when the result of a suite or a file is worked out but not sent. */
export function afterSuite(suite: object, then: () => void): void {
  dueOfSuites.set(suite, then)
}

/** Has `then` called once, when a worker has run its files. The object is changed, as above. */
export function afterFiles(runner: object, then: () => void): void {
  const { onAfterRunFiles: original } = runner as { onAfterRunFiles?(files: unknown): unknown }
  const calling = (files: unknown): unknown => {
    Object.assign(runner, { onAfterRunFiles: original })
    then()
    return original?.call(runner, files)
  }
  Object.assign(runner, { onAfterRunFiles: calling })
}
