import type { ExpectStatic } from 'vitest'
import type { TestContext } from '../../internal/index.ts'
import { loadedVitest, type RunnerTask } from '../host/index.ts'
import { isLateReport } from '../reporting/index.ts'

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
  readonly #around: ReturnType<ExpectStatic['getState']> | undefined

  /**
   * A run begins.
   * @param which the first of a test's, before which Vitest has put back all; the next one; a part of what the test does
   */
  constructor({ task }: TestContext, which: 'first' | 'next' | 'part') {
    this.#task = task
    this.#state = this.#task.result?.state
    this.#errors = this.#task.result?.errors?.length ?? 0
    const expect = this.#expect()
    if (which === 'part') this.#around = { ...expect.getState() }
    if (which !== 'first') expect.setState(noAssertions)
    if (which === 'next') expect.getState().snapshotState?.clearTest(task.id)
  }

  /** The run is over. @returns the errors of its soft assertions, and of a count of assertions that it has not met */
  end(): unknown[] {
    const errors = [...this.#takeSoftErrors(), ...this.#countErrors()]
    const expect = this.#expect()
    // They have been judged: Vitest is not to judge the last run once more.
    const { assertionCalls } = expect.getState()
    if (!this.#around) expect.setState({ ...noAssertions, assertionCalls })
    else expect.setState(countsOf(this.#around))
    return errors
  }

  /**
   * Vitest has put them on its record of the test: they are this run's, of which nobody may hear. What an earlier run has
   * thrown too late is not: that stays, and the test fails for it.
   */
  #takeSoftErrors(): object[] {
    const { result } = this.#task
    if (!result?.errors || result.errors.length <= this.#errors) return []
    const added = result.errors.splice(this.#errors)
    const late = added.filter(isLateReport)
    result.errors.push(...late)
    if (result.errors.length === 0) delete result.errors
    if (late.length === 0) result.state = this.#state ?? 'run'
    return added.filter(error => !isLateReport(error))
  }

  #countErrors(): unknown[] {
    const { assertionCalls, expectedAssertionsNumber, isExpectingAssertions, ...errors } =
      this.#expect().getState()
    const found: unknown[] = []
    if (typeof expectedAssertionsNumber === 'number' && assertionCalls !== expectedAssertionsNumber)
      found.push(errors.expectedAssertionsNumberErrorGen?.())
    if (isExpectingAssertions && assertionCalls === 0) found.push(errors.isExpectingAssertionsError)
    return found
  }

  /** The one that the test has asked for, or else that of all. To ask for the first would make it. */
  #expect(): ExpectStatic {
    const { context } = this.#task as { context?: { _local?: boolean; expect?: ExpectStatic } }
    return (context?._local && context.expect) || loadedVitest().expect
  }
}

/** What the test has counted around the run, which counts for itself. */
function countsOf(state: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(noAssertions).map(key => [key, Reflect.get(state, key) as unknown]))
}
