import { isExpectedFailure } from '../decorators/index.ts'
import { PhaseTimeoutError } from '../errors/index.ts'
import { realTime } from '../internal/index.ts'
import type { Owner } from '../ownership/index.ts'
import { construct, downSteps, testStep, upSteps } from './attempt-steps.ts'
import { state, type CaseState } from './case-state.ts'
import { closeAttempt } from './closing.ts'
import { Outcome, type OutcomeName, type PhaseError } from './outcome.ts'
import { runCleanups, runPart, type Step } from './part.ts'
import type { TestCase } from './test-case.ts'
import { methodOf, type TestCaseClass } from './test-names.ts'
import { within } from './within.ts'

export interface AttemptOptions {
  readonly cls: TestCaseClass
  readonly methodName: string
  /** Arguments of a parametrised test. */
  readonly args: readonly unknown[]
  readonly owner: Owner
  /** Vitest's context of the test. */
  readonly context: object
  /** How long each phase may take once the attempt is abandoned, in milliseconds. */
  readonly phaseLimit: number
}

/** How an attempt ended. */
export interface Verdict {
  readonly outcome: OutcomeName
  readonly errors: readonly PhaseError[]
  readonly skips: readonly string[]
}

/**
 * One attempt of one test, from the instance to the closed loop. Semantics: `unittest.TestCase.run`.
 *
 * `run` drives the phases in order. `abandon` gives up on the phase that runs: its code cannot be stopped, so nobody
 * listens to it any more, and the phases that are still owed run beside it, each within a limit of time.
 */
export class Attempt {
  readonly outcome = new Outcome()
  readonly #options: AttemptOptions
  #own: CaseState | undefined
  /** The tear-down phases that must still run. */
  #owed: Step[] = []
  #rest: Promise<Verdict> | undefined
  #closing: Promise<Verdict> | undefined

  constructor(options: AttemptOptions) {
    this.#options = options
  }

  /** @returns how the attempt ended; when it was abandoned, `abandon` tells instead. */
  async run(): Promise<Verdict> {
    const { cls, methodName } = this.#options
    try {
      return await this.#drive(construct(cls, methodName))
    } catch (error) {
      // The instance could not be made: there is nothing to tear down.
      this.outcome.record('constructor', error, { at: cls })
      return this.#close(false)
    }
  }

  async #drive(testCase: TestCase): Promise<Verdict> {
    const { cls, methodName, args } = this.#options
    const own = (this.#own = this.#connect(testCase[state]))
    const isExpectedToFail = isExpectedFailure(cls) || isExpectedFailure(methodOf(cls, methodName) ?? {})
    const { outcome } = this
    if (!(await runPart(own, outcome, upSteps(testCase)))) return abandoned
    if (outcome.success) {
      this.#owed = downSteps(testCase)
      outcome.isExpectingFailure = isExpectedToFail
      if (!(await runPart(own, outcome, [testStep(testCase, args)]))) return abandoned
      outcome.isExpectingFailure = false
      if (!(await runPart(own, outcome, this.#takeOwed()))) return abandoned
      this.#owed = []
    }
    if (!(await runCleanups(own, outcome))) return abandoned
    return (this.#closing = this.#close(isExpectedToFail))
  }

  /** What runs now, and for how many milliseconds. */
  get running(): { phase: string; at?: Function; ms: number } {
    const { step, since } = this.#own ?? { step: { phase: 'constructor' }, since: realTime.now() }
    return { ...step, ms: Math.round(realTime.now() - since) }
  }

  get isAbandoned(): boolean {
    return this.#rest !== undefined
  }

  /** Gives up on the running phase and runs what is still owed. Later calls return the same verdict. */
  abandon(): Promise<Verdict> {
    return this.#closing ?? (this.#rest ??= this.#runRest())
  }

  async #runRest(): Promise<Verdict> {
    const own = this.#own
    if (!own) return { outcome: 'failed', errors: [], skips: [] }
    own.generation++
    this.outcome.isExpectingFailure = false
    own.wait = (phase, promise) => this.#withinLimit(phase, promise)
    // Each on its own: a tear-down that hangs or throws does not keep the next one from running.
    for (const step of this.#takeOwed()) await runPart(own, this.outcome, [step])
    await runCleanups(own, this.outcome)
    return this.#close(false)
  }

  *#takeOwed(): Iterable<Step> {
    for (let step = this.#owed.shift(); step; step = this.#owed.shift()) yield step
  }

  #withinLimit(phase: string, promise: PromiseLike<unknown>): PromiseLike<unknown> {
    const { owner, phaseLimit } = this.#options
    return within(promise, phaseLimit, {
      error: () => new PhaseTimeoutError(`${owner.name}: ${phase}`, phaseLimit),
      late: error => owner.receive(error, `${phase}, abandoned`),
    })
  }

  #connect(own: CaseState): CaseState {
    const { owner, context } = this.#options
    own.outcome = this.outcome
    own.context = context
    own.late = (phase, error) => owner.receive(error, `${phase}, abandoned`)
    return own
  }

  async #close(isExpectedToFail: boolean): Promise<Verdict> {
    await closeAttempt(this.outcome, this.#options.owner)
    const { errors, skips } = this.outcome
    return { outcome: this.outcome.name(isExpectedToFail), errors, skips }
  }
}

/** Nobody reads it: an abandoned attempt has its verdict from `abandon`. */
const abandoned: Verdict = { outcome: 'failed', errors: [], skips: [] }
