import { shared, type TestContext } from '../../internal/index.ts'
import { currentScope, enterScope } from '../../ownership/index.ts'
import {
  afterEveryRun,
  watchAttempts,
  type AttemptWatcher,
  type FileTask,
  type RunnerTask,
} from '../host/index.ts'
import { isNoted } from '../running/index.ts'
import { GuardedAttempt } from './guarded-attempt.ts'

const watching = shared('guarded-attempts', () => ({
  /** The file whose plain tests are guarded without a hook of their own. */
  file: undefined as object | undefined,
  hasRunner: false,
  running: new Map<RunnerTask, GuardedAttempt>(),
}))

/** To be called with the runner of each file that is guarded. */
export function watchRunner(runner: object): void {
  watching.hasRunner = true
  watchAttempts(runner, watcher)
  afterEveryRun(leaveScope)
}

/**
 * Guards the plain tests of a file in which nobody has an `aroundEach`, so that nothing of a test is outside of what its
 * runner is told of. @returns whether the runner is known, and tells us
 */
export function watchFile(file: FileTask): boolean {
  watching.file = file
  return watching.hasRunner
}

/** Gives every attempt its owner, as `guardTest` does. */
const watcher: AttemptWatcher = {
  begin(task) {
    if (task.file !== watching.file || isNoted(task)) return
    const attempt = new GuardedAttempt(task.context as TestContext, scopeAround(task))
    watching.running.set(task, attempt)
    enterScope(attempt.scope)
  },
  end(task) {
    const attempt = watching.running.get(task)
    watching.running.delete(task)
    return attempt?.end(false)
  },
}

/** What Vitest does between two attempts of a test goes on from the first of them. */
function scopeAround(task: RunnerTask) {
  const scope = currentScope()
  return scope?.owner.task === task ? scope.around : scope
}

/** The last attempt is over: what Vitest does after that is none of the test's. */
function leaveScope(task: RunnerTask): void {
  const scope = currentScope()
  if (scope?.owner.task === task) enterScope(scope.around)
}
