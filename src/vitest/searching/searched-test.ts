import { concluded, reportErrors, asOneError, type AttemptResult } from '../../attempt/index.ts'
import { realTime, type TestContext } from '../../internal/index.ts'
import { runInScope, scheduleWakeUps, type Owner } from '../../ownership/index.ts'
import { ChosenWakeUps, progressText, type Life, type Result, type Run } from '../../schedules/index.ts'
import type { Schedule, SearchOptions } from '../../schedules/index.ts'
import { realClock, type Due, type Orderer, type VirtualClock, type virtualClocks } from '../../time/index.ts'
import { workerState, type RunnerTask } from '../host/index.ts'
import { forgetTest, placed } from '../reporting/index.ts'
import {
  addLineToTimeout,
  deliver,
  forgetWatch,
  openedAround,
  openTest,
  watchAbort,
  type OpenTest,
  type RegisteredTest,
  tellWarnings,
} from '../running/index.ts'
import { completed } from './completed.ts'
import { failureOf } from './failure.ts'
import { GivingUp } from './giving-up.ts'
import { KeptOfRun } from './kept-of-run.ts'
import { RunHooks } from './run-hooks.ts'
import { patternOfTest } from './test-pattern.ts'
import { ToldOnce } from './told-once.ts'

/** One run of a test under a schedule. */
interface TestRun extends Run {
  readonly result: AttemptResult
  readonly owner: Owner
  /** Hands what it has registered with `onTestFailed` to Vitest. */
  giveFailedHooks(): void
}

type Clocks = Awaited<ReturnType<typeof virtualClocks.load>>

/** How the search is part of the test. */
interface Ways {
  /** Whether the test has more to it than what is searched. */
  readonly isPartOfTest: boolean
  /** Aborted when the test ends without the search. */
  readonly forgotten?: AbortSignal
  /** The two ways to run a schedule again. */
  again(path: string): string
}

/** A test of a class whose whole life is run once for each schedule, in one test of Vitest's and in its time. */
export class SearchedTest implements Life<TestRun> {
  readonly #test: RegisteredTest
  readonly #context: TestContext
  readonly #options: SearchOptions
  readonly #ways: Ways
  readonly #told = new ToldOnce()
  readonly #ends: number
  readonly #clocks: Clocks
  readonly #start: ReturnType<Clocks['momentOfMachine']>
  readonly #releaseNames: () => void
  /** Runs that a timeline shows as yet: of a search, it is to tell the one that is reported. */
  readonly #shown = new Set<Owner>()
  #runs = 0
  #passed = 0
  /** What was found, until it has been told. */
  #found: Pick<TestRun, 'result' | 'giveFailedHooks'> | undefined
  readonly #givingUp: GivingUp

  constructor(
    test: RegisteredTest,
    context: TestContext,
    options: SearchOptions,
    clocks: Clocks,
    ways: Ways = { isPartOfTest: false, again: path => againText(path, context.task) },
  ) {
    this.#test = test
    this.#context = context
    this.#options = options
    this.#ways = ways
    this.#clocks = clocks
    this.#start = clocks.momentOfMachine()
    this.#releaseNames = clocks.holdNames()
    this.#ends = realTime.now() + testLimit(context.task)
    this.#givingUp = new GivingUp(context.signal, ways.forgotten, () => this.#timedOut())
  }

  /** The search is over: what strikes the test from now on is not its matter. */
  end(): void {
    this.#givingUp.end()
    this.#releaseNames()
  }

  #timedOut(): void {
    // The guard has completed the time-out of its test before.
    if (this.#ways.isPartOfTest) addLineToTimeout(this.#context.signal.reason, this.#note())
  }

  async run(schedule: Schedule): Promise<TestRun | undefined> {
    if (this.#givingUp.isDone) return undefined
    const kept = new KeptOfRun(
      this.#context,
      this.#ways.isPartOfTest ? 'part' : this.#runs === 0 ? 'first' : 'next',
    )
    this.#runs += 1
    const lived = await this.#live(schedule)
    if (!lived) return undefined
    const { result, owner, giveFailedHooks } = lived
    const ofVitest = kept.end().map(error => ({ phase: this.#test.bodyPhase, error }))
    const whole = concluded(result, { errors: ofVitest, skips: [], warnings: [] })
    const failure = failureOf(whole.errors)
    if (failure !== undefined) this.#keep({ result: whole, giveFailedHooks })
    return { failure, isSkipped: whole.outcome === 'skipped', result: whole, owner, giveFailedHooks }
  }

  async passed({ result, owner }: TestRun): Promise<void> {
    this.#passed += 1
    this.#show(owner)
    const news = this.#told.newOf(result.warnings)
    if (news.length > 0) await tellWarnings(this.#test, this.#context, news)
  }

  timeLeft(): number {
    return this.#ends - realTime.now()
  }

  again(path: string): string {
    return this.#ways.again(path)
  }

  /** Hands over what the search has come to. @throws what fails the test, or what Vitest's `skip` throws */
  async deliver({ run, note }: Result<TestRun>): Promise<void> {
    this.#found = undefined
    const { result, owner } = run
    this.#show(owner)
    run.giveFailedHooks()
    // A skip is the test's own only when it comes in the plain order.
    const isPassed = run.failure === undefined && (this.#runs > 1 || !run.isSkipped)
    const told: AttemptResult = {
      ...(isPassed ? { outcome: 'passed', errors: [], skips: [] } : result),
      warnings: this.#told.newOf(result.warnings),
    }
    await deliver(this.#test, this.#context, told, note ? error => completed(error, note) : undefined)
  }

  /** From the making of an instance to the verdict of its owner. */
  async #live(
    schedule: Schedule,
  ): Promise<Pick<TestRun, 'result' | 'owner' | 'giveFailedHooks'> | undefined> {
    const values = openedAround(this.#context)?.scope.values
    const context = this.#told.contextOf(this.#context)
    const isPart = this.#ways.isPartOfTest
    const open = openTest(this.#test, context, { ...(values && { values }), note: this.#note(), isPart })
    const wakeUps = this.#beginChoices(open, schedule)
    const clock = this.#beginClock(open, {
      get wakeUps() {
        return wakeUps.ran
      },
      pick: dues => pickDue(dues, schedule),
    })
    const end = watchAbort(this.#test, context, open)
    const { attempt, scope } = open
    this.#shown.add(scope.owner)
    const hooks = new RunHooks(context)
    const running = runInScope(scope, async () => {
      const ended = await attempt.run()
      if (attempt.isAbandoned) return undefined
      const finished = concluded(ended, { errors: await hooks.runFinished(), skips: [], warnings: [] })
      return attempt.isAbandoned ? undefined : concluded(finished, await attempt.judge())
    })
    // A phase that was given up may never end.
    const result = await this.#givingUp.orEndOf(open, running)
    for (const kind of clock.io) schedule.io.add(kind)
    if (attempt.isAbandoned || this.#givingUp.isDone) return undefined
    end()
    // The test goes on: what strikes it after this is no matter of this run.
    if (this.#ways.isPartOfTest) forgetWatch(this.#context.task)
    return result && { result, owner: scope.owner, giveFailedHooks: hooks.takeFailed() }
  }

  /** Of the runs that have ended, a timeline shows this one alone. */
  #show(shown: Owner): void {
    for (const owner of this.#shown) if (owner !== shown) forgetTest(owner)
    this.#shown.clear()
    this.#shown.add(shown)
  }

  #beginChoices({ attempt, scope: { owner } }: OpenTest, schedule: Schedule): ChosenWakeUps {
    const nextTurn = (fn: () => void) => (owner.clock ?? realClock).nextTurn(fn)
    const wakeUps = new ChosenWakeUps({ schedule, nextTurn, phase: () => attempt.phase })
    scheduleWakeUps(owner, wakeUps)
    return wakeUps
  }

  /** All runs begin at one moment. */
  #beginClock({ scope: { owner } }: OpenTest, orderer: Orderer): VirtualClock {
    try {
      return this.#clocks.beginVirtualClock(owner, { start: this.#start, orderer })
    } catch (error) {
      // It has no attempt that would have its verdict.
      owner.close()
      throw error
    }
  }

  #note(): string {
    const { runs, replay } = this.#options
    if (replay) return `Replay of '${replay.text}' was running.`
    if (!this.#found) return progressText(this.#passed, runs)
    return `Schedule ${this.#passed + 1} of ${runs} had failed and was being made smaller; ${this.#passed} passed.`
  }

  /** A time-out may strike while what was found is made smaller. It is told then as it was found. */
  #keep(found: Pick<TestRun, 'result' | 'giveFailedHooks'>): void {
    if (!this.#found) this.#context.onTestFinished(() => this.#tellUntold(), 0)
    this.#found ??= found
  }

  #tellUntold(): void {
    if (!this.#found) return
    const { subject, bodyPhase } = this.#test
    const { result, giveFailedHooks } = this.#found
    giveFailedHooks()
    const failures = result.errors.map(each => placed(each, subject))
    const note = `Schedule ${this.#passed + 1} of ${this.#options.runs} found it; ${this.#passed} passed.`
    throw asOneError(reportErrors(failures, bodyPhase).map(error => completed(error, note)))
  }
}

function againText(path: string, task: RunnerTask): string {
  return `Again: static schedules = { replay: '${path}' }, or VITEST_ASYNC_CASE_REPLAY='${path}' with -t "${patternOfTest(task)}"`
}

/** The time limit of a test, in milliseconds. */
function testLimit({ timeout }: RunnerTask): number {
  const limit = timeout ?? workerState().config?.testTimeout ?? 5000
  return limit > 0 ? limit : Infinity
}

function pickDue(dues: readonly Due[], schedule: Schedule): number {
  const timers = dues.map(({ delay, timer }) => ({ name: () => `${kindOf(timer)} of ${delay} ms` }))
  return schedule.pickTimer(timers, dues[0]?.at ?? 0)
}

/** Of the user's own timers; a sleep of the loop is one too. */
function kindOf(timer: object | undefined): string {
  return timer && '_repeat' in timer && timer._repeat !== null ? 'interval' : 'timer'
}
