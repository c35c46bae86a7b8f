import type { TestContext } from '../../internal/index.ts'
import { plainPhase, reportErrors } from '../../attempt/index.ts'
import type { RunnerTask, TestHook } from '../host/index.ts'

/**
 * What a test has registered for its end, which Vitest runs last in, first out. It takes a copy of its list before the
 * first one runs, so that nothing could be added while they run; of this list it gets one hook that runs the rest, each to
 * its end.
 */
class FinishList extends Array<TestHook> {
  /** Vitest's copy. */
  override slice(): TestHook[] {
    return [context => this.#runAll(context)]
  }

  async #runAll(context: TestContext): Promise<void> {
    const errors: unknown[] = []
    for (let hook = this.pop(); hook; hook = this.pop())
      try {
        await hook(context)
      } catch (error) {
        // With the stack that it has without us.
        errors.push(...reportErrors([{ phase: plainPhase, error }], plainPhase))
      }
    // As Vitest itself throws the errors of several hooks.
    if (errors.length > 0) throw errors.length === 1 ? errors[0] : errors
  }
}

/** Gives a test such a list, and what is registered already with it. */
export function takeFinishList(task: RunnerTask): { push(hook: TestHook): void } {
  const list = new FinishList()
  for (const hook of task.onFinished ?? []) list.push(hook)
  task.onFinished = list
  return list
}
