import { installErrorHooks } from '../../hooks/index.ts'
import { liveOwners, newScope, setLateErrors, type Scope } from '../../ownership/index.ts'
import { failLate } from './late-errors.ts'
import { isVitests, ownedTasks, passOnToVitest } from './unowned-errors.ts'
import { settings } from '../settings/index.ts'
import { isRunnerTask, outer, workerState, type RunnerTask } from '../host/index.ts'

/** Routes errors that nobody caught to their owners, and the rest to Vitest. Called for every test file. */
export function routeErrors(): void {
  setLateErrors(failLate)
  installErrorHooks({
    passOn: passOnToVitest,
    isHosts: isVitests,
    fileScope: scopeOfFile,
    currentSuite,
    isRunning,
    onScopeEnd(restore) {
      const { current } = workerState()
      if (current?.type === 'test') current.context?.onTestFinished(restore)
    },
  })
}

function currentSuite(): RunnerTask | undefined {
  const { current } = workerState()
  return current?.type === 'test' ? outer(current) : current
}

function isRunning(suite: RunnerTask): boolean {
  // A file goes on until the next one begins, also when none of its suites runs.
  if (suite.filepath !== undefined) return suite.filepath === workerState().filepath
  for (let at = workerState().current; at; at = outer(at)) if (at === suite) return true
  return false
}

/**
 * Vitest's own tests have no owner; what happens while one runs is Vitest's to report, which names that test. So is what
 * somebody listens for, unless a class runs: its tests cannot be silenced.
 */
function scopeOfFile(isTaken: boolean): Scope | undefined {
  const { current } = workerState()
  if (current?.type === 'test' && !settings.guard && !ownedTasks.has(current)) return undefined
  if (isTaken && !isClassRunning()) return undefined
  const owner = [...liveOwners()].find(({ kind }) => kind === 'file')
  return owner && newScope(owner)
}

function isClassRunning(): boolean {
  for (const { kind, task } of liveOwners())
    if (kind === 'class' && isRunnerTask(task) && isRunning(task)) return true
  return false
}
