import type { ExpectStatic } from 'vitest'
import type { TestContext } from '../../internal/index.ts'
import { loadedVitest, type RunnerTask } from '../host/index.ts'

/** What Vitest counts of a test's assertions. */
const noAssertions = {
  assertionCalls: 0,
  isExpectingAssertions: false,
  isExpectingAssertionsError: null,
  expectedAssertionsNumber: null,
  expectedAssertionsNumberErrorGen: null,
}

/** What Vitest keeps of a test, and is that of one run here: put back before each, and judged after it. */
export class KeptOfRun {
  readonly #task: RunnerTask
  readonly #state: string | undefined
  readonly #errors: number

  /** A run begins. @param isFirst whether it is the first of its search, before which Vitest has done the same */
  constructor({ task }: TestContext, isFirst: boolean) {
    this.#task = task
    this.#state = this.#task.result?.state
    this.#errors = this.#task.result?.errors?.length ?? 0
    if (isFirst) return
    const expect = this.#expect()
    expect.setState(noAssertions)
    expect.getState().snapshotState?.clearTest(task.id)
  }

  /** The run is over. @returns the errors of its soft assertions, and of a count of assertions that it has not met */
  end(): unknown[] {
    return [...this.#takeSoftErrors(), ...this.#countErrors()]
  }

  /** Vitest has put them on its record of the test: they are this run's, of which nobody may hear. */
  #takeSoftErrors(): object[] {
    const { result } = this.#task
    if (!result?.errors || result.errors.length <= this.#errors) return []
    const errors = result.errors.splice(this.#errors)
    if (result.errors.length === 0) delete result.errors
    result.state = this.#state ?? 'run'
    return errors
  }

  #countErrors(): unknown[] {
    const expect = this.#expect()
    const { assertionCalls, expectedAssertionsNumber, isExpectingAssertions, ...errors } = expect.getState()
    const found: unknown[] = []
    if (typeof expectedAssertionsNumber === 'number' && assertionCalls !== expectedAssertionsNumber)
      found.push(errors.expectedAssertionsNumberErrorGen?.())
    if (isExpectingAssertions && assertionCalls === 0) found.push(errors.isExpectingAssertionsError)
    // They have been judged: Vitest is not to judge the last run once more.
    expect.setState({ ...noAssertions, assertionCalls })
    return found
  }

  /** The one that the test has asked for, or else that of all. To ask for the first would make it. */
  #expect(): ExpectStatic {
    const { context } = this.#task as { context?: { _local?: boolean; expect?: ExpectStatic } }
    return (context?._local && context.expect) || loadedVitest().expect
  }
}
