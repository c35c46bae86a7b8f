import type { RunnerTask } from './runner.ts'

/** Who is told of each attempt of a test. */
export interface AttemptWatcher {
  /** It begins. Called in the turn in which Vitest runs it: what is entered of an `AsyncLocalStorage` holds for all of it. */
  begin(task: RunnerTask): void
  /** All that Vitest runs for it is over, but for `aroundEach` hooks. What is thrown fails the test. */
  end(task: RunnerTask): Promise<void> | undefined
}

type OfAttempt = (this: object, task: RunnerTask, options: unknown) => unknown

interface RunnerOfAttempts {
  onBeforeTryTask?: OfAttempt & { [watched]?: true }
  onAfterRetryTask?: OfAttempt
}

const watched = Symbol.for('vitest-async-case.attempts')

/**
 * Has Vitest's runner tell of attempts, by the first and the last call that Vitest makes to it in each. A hook of
 * `aroundEach` would hear of the same two moments, for some forty promises more. Cheap to call again.
 */
export function watchAttempts(runner: RunnerOfAttempts, watcher: AttemptWatcher): void {
  const { onBeforeTryTask, onAfterRetryTask } = runner
  if (onBeforeTryTask?.[watched]) return
  const begin: OfAttempt = (task, options) => {
    watcher.begin(task)
    return onBeforeTryTask?.call(runner, task, options)
  }
  const end: OfAttempt = (task, options) => {
    const ending = () => watcher.end(task)
    return onAfterRetryTask ? inTurn(() => onAfterRetryTask.call(runner, task, options), ending) : ending()
  }
  Object.assign(runner, {
    onBeforeTryTask: Object.assign(begin, { [watched]: true as const }),
    onAfterRetryTask: end,
  })
}

/** What one of them throws takes nothing from the other, nor from what that throws. */
async function inTurn(...steps: readonly (() => unknown)[]): Promise<void> {
  const errors: unknown[] = []
  for (const step of steps)
    try {
      await step()
    } catch (error) {
      errors.push(error)
    }
  // As Vitest itself throws the errors of several hooks.
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : errors
}
