import { realTime } from '../internal/index.ts'
import { allowLoop, existingLoop } from '../loop/index.ts'
import { CarriedContext, journal, type LeakPolicy, type Owner } from '../ownership/index.ts'
import { abandoned, nothing, type AttemptResult, type Findings } from './attempt-result.ts'
import { noteState, type AttemptState } from './attempt-state.ts'
import { closeOwner, closeTasks } from './closing.ts'
import { convictWhenStuck } from './conviction.ts'
import { Outcome } from './outcome.ts'
import { endStep, enterStep, lateCleanups, runCleanups, runPart, waitForAll, type Step } from './part.ts'
import { phaseTimeout } from './phase-timeout.ts'
import type { Program, ProgramStep } from './program.ts'
import { runningPhase, type RunningPhase } from './running-phase.ts'
import { within } from './within.ts'

export interface AttemptOptions {
  readonly make: ProgramStep
  /** The user's function that errors without a phase are about: the test itself. */
  readonly at: Function | undefined
  readonly owner: Owner
  /** Vitest's context of the test. */
  readonly context: object
  readonly leaks: LeakPolicy
  /** What the host still waits for when the body has returned: its assertions of promises that nobody has awaited. */
  readonly unsettled?: () => readonly PromiseLike<unknown>[]
  /** How long each phase may take once the attempt is abandoned, in milliseconds. */
  readonly phaseLimit: number
}

/**
 * One attempt of one test, from the making of its program to the closed loop. Semantics: `unittest.TestCase.run`.
 *
 * `run` drives the phases in order. `abandon` gives up on the phase that runs: its code cannot be stopped, so nobody
 * listens to it any more, and the phases that are still owed run beside it, each within a limit of time.
 */
export class Attempt {
  readonly outcome = new Outcome()
  /** Kept to the end: what a test has in its fields is in use as long. */
  program: Program | undefined
  readonly #options: AttemptOptions
  #state: AttemptState | undefined
  /** The tear-down phases that must still run. */
  #owed: Step[] = []
  #isAbandoned = false
  #rest: Promise<AttemptResult> | undefined
  /** How the attempt ended, or the promise of that. */
  #closing: AttemptResult | Promise<AttemptResult> | undefined
  #judged: Promise<Findings> | undefined
  /** How much of what was found has been handed out. */
  #told = { errors: 0, skips: 0, warnings: 0 }

  constructor(options: AttemptOptions) {
    this.#options = options
  }

  /** @returns how the attempt ended; when it was abandoned, `abandon` tells instead. */
  async run(): Promise<AttemptResult> {
    const { make } = this.#options
    try {
      const program = make.call()
      const state = this.#connect(program)
      // Each wait costs every test a turn: there is none for what a test does not have.
      const up = program.up()
      if (up.length > 0 && !(await runPart(state, this.outcome, up))) return abandoned
      if (this.outcome.success && !(await this.#runBody(state, program))) return abandoned
      if (!state.cleanups.isEmpty && !(await runCleanups(state, this.outcome))) return abandoned
      const closing = this.#close(program.isExpectedToFail)
      return 'outcome' in closing ? closing : await closing
    } catch (error) {
      this.outcome.record(make.phase, error, make)
      return this.#close(false)
    }
  }

  /** In the place of `run`, where the host runs the body: to be called before it does. */
  enter(): void {
    const program = this.#options.make.call()
    enterStep(this.#connect(program), program.body())
  }

  /** To be called when the host has run the body. @returns as `run` */
  leave(): AttemptResult | Promise<AttemptResult> {
    const started = this.#state?.afterPhase()
    return started ? Promise.resolve(started).then(() => this.#leaveBody()) : this.#leaveBody()
  }

  #leaveBody(): AttemptResult | Promise<AttemptResult> {
    const state = this.#state
    if (state) endStep(state, this.outcome)
    const unsettled = this.outcome.success ? (this.#options.unsettled?.() ?? []) : []
    if (!state || (unsettled.length === 0 && state.cleanups.isEmpty)) return this.#close(false)
    return this.#leaveRest(state, unsettled)
  }

  async #leaveRest(state: AttemptState, unsettled: readonly PromiseLike<unknown>[]): Promise<AttemptResult> {
    if (unsettled.length > 0) await runPart(state, this.outcome, [waitForAll(state.step, unsettled)])
    await runCleanups(state, this.outcome)
    return this.#close(false)
  }

  async #runBody(state: AttemptState, program: Program): Promise<boolean> {
    const { outcome } = this
    this.#owed = [...program.down()]
    outcome.isExpectingFailure = program.isExpectedToFail
    if (!(await runPart(state, outcome, this.#bodySteps(program)))) return false
    outcome.isExpectingFailure = false
    return this.#owed.length === 0 || this.#runDown(state)
  }

  /** A verdict on one of the tear-down phases keeps no other from running, as a time-out does not. */
  async #runDown(state: AttemptState): Promise<boolean> {
    for (let known = -1; known < state.verdicts.length && this.#owed.length > 0;) {
      known = state.verdicts.length
      if (!(await runPart(state, this.outcome, this.#takeOwed()))) return false
    }
    this.#owed = []
    return true
  }

  /** The body; and then, before anything of the test is torn down, what the host would wait for after the tear-down. */
  *#bodySteps(program: Program): Iterable<Step> {
    const body = program.body()
    yield body
    const unsettled = this.#options.unsettled?.() ?? []
    if (unsettled.length > 0) yield waitForAll(body, unsettled)
  }

  /** The phase that runs now. */
  get phase(): string {
    return (this.#state?.step ?? this.#options.make).phase
  }

  /** What runs now, and for how many milliseconds. */
  get running(): RunningPhase {
    const { owner, make } = this.#options
    return runningPhase(owner, this.#state ?? { step: make, since: realTime.now() })
  }

  /** Whether it was given up, be it while it was closing. */
  get isAbandoned(): boolean {
    return this.#isAbandoned
  }

  /** Gives up on the running phase and runs what is still owed. Later calls return the same result. */
  abandon(reason: unknown): Promise<AttemptResult> {
    this.#isAbandoned = true
    if (this.#closing) return Promise.resolve(this.#closing)
    return (this.#rest ??= this.#runRest(reason))
  }

  async #runRest(reason: unknown): Promise<AttemptResult> {
    const state = this.#state
    if (!state) return abandoned
    state.reason = reason
    state.generation++
    this.#options.owner.isAbandoned = true
    journal.recorder?.note('error', state.step.phase, reason, this.#options.owner)
    this.outcome.isExpectingFailure = false
    await existingLoop(this.#options.owner)?.abort(reason)
    state.endPhase()
    state.wait = (phase, promise) => this.#withinLimit(phase, promise)
    // Each on its own: a tear-down that hangs or throws does not keep the next one from running.
    for (const step of this.#takeOwed()) await runPart(state, this.outcome, [step])
    await runCleanups(state, this.outcome)
    return this.#close(false)
  }

  *#takeOwed(): Iterable<Step> {
    for (let step = this.#owed.shift(); step; step = this.#owed.shift()) yield step
  }

  #withinLimit(phase: string, promise: PromiseLike<unknown>): PromiseLike<unknown> {
    const { owner, phaseLimit } = this.#options
    return within(promise, phaseLimit, {
      error: () => phaseTimeout(owner.name, phase, phaseLimit),
      late: error => this.#state?.late(phase, error),
    })
  }

  #connect(program: Program): AttemptState {
    const { owner, context } = this.#options
    const { state, hasPhases, hasLoop } = program
    this.program = program
    this.#state = state
    state.outcome = this.outcome
    state.context = context
    state.owner = owner
    noteState(owner, state)
    if (hasPhases) state.carried = new CarriedContext(owner)
    if (owner.clock) convictWhenStuck(state, owner, owner.clock)
    if (hasLoop) allowLoop(owner, owner.name)
    return state
  }

  #close(isExpectedToFail: boolean): AttemptResult | Promise<AttemptResult> {
    const { owner, leaks } = this.#options
    this.#state?.cleanups.close(lateCleanups(owner))
    this.#enter('the cancelling of tasks')
    // A verdict has told of each task what it waits on.
    const stuck = this.#state?.verdicts.length ? 'cancel' : leaks
    const closing = closeTasks(this.outcome, owner, stuck)
    this.#closing = closing
      ? closing.then(() => this.#conclude(isExpectedToFail))
      : this.#conclude(isExpectedToFail)
    return this.#closing
  }

  #conclude(isExpectedToFail: boolean): AttemptResult {
    return { outcome: this.outcome.conclude(isExpectedToFail), ...this.#takeFindings() }
  }

  /**
   * Ends what is left of the attempt, and its owner. To be called after `run` and `abandon`, when everything that the host
   * runs for the test has had its turn: what its hooks close is not left behind. Later calls return the same findings.
   * @returns what was found only here
   */
  judge(): Promise<Findings> {
    return (this.#judged ??= this.#judge())
  }

  async #judge(): Promise<Findings> {
    const { owner, leaks, at } = this.#options
    // An abandoned attempt may still be on its way here.
    if (this.#rest) await this.#rest
    this.#enter('the closing of what is left')
    await closeOwner(this.outcome, owner, leaks, at)
    this.#state?.clockEnded?.()
    this.program = undefined
    this.#state?.end()
    return this.#takeFindings()
  }

  #enter(phase: string): void {
    if (this.#state) enterStep(this.#state, { phase, isOwn: true })
  }

  /** What has been found since it was last asked for. */
  #takeFindings(): Findings {
    const { errors, skips, warnings } = this.outcome
    const told = this.#told
    const isNew = errors.length > told.errors || skips.length > told.skips || warnings.length > told.warnings
    if (!isNew) return nothing
    const found = {
      errors: errors.slice(told.errors),
      skips: skips.slice(told.skips),
      warnings: warnings.slice(told.warnings),
    }
    this.#told = { errors: errors.length, skips: skips.length, warnings: warnings.length }
    return found
  }
}
