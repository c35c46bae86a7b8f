import type { CleanupStack } from '../cleanup/index.ts'
import { SkipTest, type PhaseTimeoutError } from '../errors/index.ts'
import { gatherErrors, settleHooks } from '../hooks/index.ts'
import { isThenable, readable } from '../internal/index.ts'
import { beginSuiteLook, leftoversOfSuite, unusedLeftoverAllowances } from '../leftovers/index.ts'
import {
  currentScope,
  endAwaited,
  findingsOf,
  hasEndChecks,
  runInScope,
  type Owner,
  type Scope,
} from '../ownership/index.ts'
import { endFixture } from './end-resources.ts'
import { copyValues } from '../loop/index.ts'
import { takeForgotten } from './forgotten-work.ts'
import type { PhaseError } from './outcome.ts'
import { drain, runLate, type Step } from './part.ts'
import { phaseTimeout } from './phase-timeout.ts'
import { withoutTold } from './received.ts'
import { waitOf, waitText } from './running-phase.ts'
import { within } from './within.ts'

export interface FixtureOptions {
  readonly owner: Owner
  /** The run around this one. Its `ContextVar` values are seen here, and what skips it skips this one. */
  readonly parent?: FixtureRun
  readonly up: Step | undefined
  readonly down: Step | undefined
  readonly cleanups: CleanupStack
  /** Whether the next file of the worker runs the same cleanups: then they stay open. */
  readonly areCleanupsKept?: boolean
  /** Errors of cleanups that were run by hand. */
  readonly errors?: PhaseError[]
  /** How long each phase may take, in milliseconds; 0 for no limit. */
  readonly limit: () => number
  /** Whether all of its tests have run: one that was left out may be the one that needs an allowance. */
  readonly hasRunWhole: (owner: Owner) => boolean
}

/** The fixtures around many tests, with the cleanups of their level. Semantics: `unittest.suite.TestSuite`. */
export class FixtureRun {
  readonly owner: Owner
  /** Why the fixture skipped its tests, when it did. */
  skipReason: string | undefined
  /** What its end found that fails nothing. */
  readonly warnings: PhaseError[] = []
  readonly #options: FixtureOptions
  #values = new Map<object, unknown>()
  #hasFailed = false
  /** What its phases threw: a promise derived from one that they awaited rejects with the same error, of one cause. */
  readonly #thrown = new Set<unknown>()
  /** Of what a phase waited for that was given up. */
  #ending: Promise<void> | undefined

  constructor(options: FixtureOptions) {
    this.#options = options
    this.owner = options.owner
  }

  /** The `ContextVar` values that the tests start from. */
  get values(): ReadonlyMap<object, unknown> {
    return this.#values
  }

  /** Sets up. When that fails, the cleanups run at once. @returns the errors, in order. */
  async setUp(): Promise<PhaseError[]> {
    const { up, parent } = this.#options
    // The outermost starts from what the top level of the file has set.
    this.#values = parent ? new Map(parent.values) : (currentScope()?.values ?? copyValues())
    this.#options.cleanups.open()
    if (this.owner.leftovers !== 'off') beginSuiteLook(this.owner)
    if (parent?.skipReason !== undefined) return this.#skip(parent.skipReason)
    const failure = up && (await this.#phase(up))
    if (!failure) return []
    this.#hasFailed = true
    if (failure.error instanceof SkipTest) this.skipReason = failure.error.message
    return withoutSkips([failure, ...(await this.drain())])
  }

  #skip(reason: string): [] {
    this.skipReason = reason
    this.#hasFailed = true
    return []
  }

  /** Tears down, unless setting up failed; then the cleanups. @returns the errors, in order. */
  async tearDown(): Promise<PhaseError[]> {
    const { down } = this.#options
    const failure = this.#hasFailed ? undefined : down && (await this.#phase(down))
    const errors = withoutSkips([...(failure ? [failure] : []), ...(await this.drain())])
    const { cleanups, areCleanupsKept } = this.#options
    if (!areCleanupsKept) cleanups.close(cleanup => void runLate(cleanup, this.owner))
    return errors
  }

  /** The last end, when everybody has had their turn who may still end something. @returns the errors, in order. */
  async finish(): Promise<PhaseError[]> {
    const unused = [...takeForgotten(this.owner), ...(await this.#findings())]
    await this.#ending
    await settleHooks(this.owner)
    const left = await endFixture(this.owner, this.#options.hasRunWhole(this.owner))
    this.warnings.push(...left.warnings)
    await gatherErrors(this.owner)
    await settleHooks(this.owner)
    const errors = await this.#leftovers()
    const received = withoutTold(this.owner.takeErrors(), this.#thrown)
    this.owner.close()
    const uncaught = received.map(({ error, origin }) => ({ phase: origin, error }))
    return [...unused, ...left.errors, ...errors, ...uncaught]
  }

  /** What it made and did not use, when it has come to use it. */
  async #findings(): Promise<PhaseError[]> {
    if (!hasEndChecks(this.owner)) return []
    const findings = await findingsOf(this.owner, this.#thrown.size === 0)
    return findings.map(({ origin: phase, error }) => ({ phase, error }))
  }

  /** Files the warnings. @returns the errors */
  async #leftovers(): Promise<PhaseError[]> {
    const { owner } = this
    const found = await leftoversOfSuite(owner, owner.kind === 'file')
    const isOff = owner.leftovers === 'off' || !this.#options.hasRunWhole(owner)
    const unused = isOff ? [] : unusedLeftoverAllowances(owner)
    const all = [
      ...found,
      ...unused.map(error => ({ origin: owner.name, error, isWarning: owner.leftovers !== 'fail' })),
    ].map(({ origin: phase, error, isWarning }) => ({ phase, error, isWarning }))
    this.warnings.push(...all.filter(({ isWarning }) => isWarning))
    return all.filter(({ isWarning }) => !isWarning)
  }

  /** Runs every cleanup, last in, first out, to the end. @returns what they threw, in order. */
  async drain(): Promise<PhaseError[]> {
    const { cleanups, errors: earlier = [] } = this.#options
    return [...earlier.splice(0), ...(await drain(cleanups, step => this.#phase(step)))]
  }

  async #phase(step: Step): Promise<PhaseError | undefined> {
    const { limit } = this.#options
    const scope: Scope = { owner: this.owner, values: this.#values, task: undefined }
    try {
      const result = runInScope(scope, () => step.call())
      if (isThenable(result)) await (limit() > 0 ? this.#withinLimit(step.phase, result, limit()) : result)
      return undefined
    } catch (thrown) {
      const error = readable(thrown)
      this.#thrown.add(error)
      return { phase: step.phase, error, at: step.at }
    }
  }

  #withinLimit(phase: string, promise: PromiseLike<unknown>, ms: number): PromiseLike<unknown> {
    return within(promise, ms, {
      error: () => this.#abandon(phase, ms),
      late: error => this.owner.receive(error, `${phase}, abandoned`),
    })
  }

  #abandon(phase: string, ms: number): PhaseTimeoutError {
    this.owner.isAbandoned = true
    const wait = waitOf(this.owner)
    this.#ending = endAwaited(this.owner)
    return phaseTimeout(this.owner.name, phase, ms, wait && waitText(phase, wait))
  }
}

/** What skips itself in a tear-down or a cleanup fails nothing, as in CPython. */
function withoutSkips(failures: readonly PhaseError[]): PhaseError[] {
  return failures.filter(({ error }) => !(error instanceof SkipTest))
}
