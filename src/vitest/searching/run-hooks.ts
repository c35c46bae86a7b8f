import type { PhaseError } from '../../attempt/index.ts'
import type { TestContext } from '../../internal/index.ts'
import type { RunnerTask } from '../host/index.ts'

/**
 * What a run registers with `onTestFinished` and `onTestFailed`. The first is the end of that run, as of a test that is run
 * once: what it closes is not left behind, and the next run finds it closed. The second waits for the end of the search.
 */
export class RunHooks {
  readonly #context: TestContext
  readonly #task: RunnerTask
  readonly #before: { readonly finished: number; readonly failed: number }

  /** The code of a run is about to begin. */
  constructor(context: TestContext) {
    this.#context = context
    this.#task = context.task
    const { onFinished = [], onFailed = [] } = this.#task
    this.#before = { finished: onFinished.length, failed: onFailed.length }
  }

  /** Runs those of `onTestFinished` that have come, the last one first, as Vitest does. @returns what they threw */
  async runFinished(): Promise<PhaseError[]> {
    const errors: PhaseError[] = []
    const hooks = this.#task.onFinished?.splice(this.#before.finished) ?? []
    for (const hook of hooks.toReversed()) {
      try {
        await hook(this.#context)
      } catch (error) {
        errors.push({ phase: 'onTestFinished', error })
      }
    }
    return errors
  }

  /** Takes those of `onTestFailed` away from Vitest. @returns what gives them back: of a search, the run that is reported has failed */
  takeFailed(): () => void {
    const hooks = this.#task.onFailed?.splice(this.#before.failed) ?? []
    return () => {
      if (hooks.length > 0) (this.#task.onFailed ??= []).push(...hooks.splice(0))
    }
  }
}
