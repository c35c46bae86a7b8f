import type { PhaseError } from '../../attempt/index.ts'
import type { TestContext } from '../../internal/index.ts'
import type { RunnerTask, TestHook } from '../host/index.ts'

/**
 * What a run registers with `onTestFinished`. It is the end of that run, as of a test that is run once: what it closes is not
 * left behind, and the next run finds it closed.
 */
export class FinishHooks {
  readonly #context: TestContext
  readonly #task: RunnerTask
  readonly #before: number

  /** The code of a run is about to begin. */
  constructor(context: TestContext) {
    this.#context = context
    this.#task = context.task
    this.#before = this.#task.onFinished?.length ?? 0
  }

  /** Runs those that have come, the last one first, as Vitest does. @returns what they threw */
  async run(): Promise<PhaseError[]> {
    const errors: PhaseError[] = []
    for (const hook of this.#take().toReversed()) {
      try {
        await hook(this.#context)
      } catch (error) {
        errors.push({ phase: 'onTestFinished', error })
      }
    }
    return errors
  }

  #take(): TestHook[] {
    return this.#task.onFinished?.splice(this.#before) ?? []
  }
}
