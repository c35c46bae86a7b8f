import { ScheduleError } from '../errors/index.ts'
import { chooserOf, plain, type Chooser, type PlainOrder } from './choosers.ts'
import type { ReplayOption, SearchOptions } from './options.ts'
import { following, pathOf, Replay, type Path } from './path.ts'
import { Schedule } from './schedule.ts'
import { smallest, type Shrunk } from './smallest.ts'
import { findingText, misfitText, replayText, type Finding } from './texts.ts'

/** How one run of a test under a schedule ended. */
export interface Run {
  /** What failed, and how, so that two runs can be told to fail alike; `undefined` when nothing did. */
  readonly failure: string | undefined
  readonly isSkipped: boolean
}

/** A test whose life can be run many times. */
export interface Life<R extends Run> {
  /** Runs it once. @returns how it ended; `undefined` when it was given up on the way, and with it the search */
  run(schedule: Schedule): Promise<R | undefined>
  /** Hears of each run that has passed, and with it whatever it has to tell. */
  passed(run: R): Promise<void>
  /** How many milliseconds are left of the test's time. */
  timeLeft(): number
  again(path: string): string
}

/** What a search comes to: the run that is to be told, and what is to be said beside its errors. */
export interface Result<R> {
  readonly run: R
  readonly note: string
}

const mostRunsToShrink = 50
const noOrder: PlainOrder = { choices: 0, steps: [] }

/**
 * Runs a test's life once for each schedule, up to the first that fails, which is made as small as can be.
 * @returns `undefined` when it was given up
 * @throws ScheduleError for a replay that does not fit
 */
export async function search<R extends Run>(
  options: SearchOptions,
  life: Life<R>,
): Promise<Result<R> | undefined> {
  const { runs, seed, replay } = options
  if (replay) return replayed(replay, life)
  let order = noOrder
  let last: Result<R> | undefined
  for (let index = 0; index < runs; index += 1) {
    // The plain order has nothing to be put in words, and is not run again when it fails: its lines are looked up at once.
    const ran = await runOnce(life, chooserOf(index, seed, order), index === 0)
    if (!ran) return undefined
    const { run, schedule } = ran
    if (run.failure !== undefined) return new Explanation(options, life, index, ran).explain()
    last = { run, note: '' }
    if (index === 0) order = schedule.order
    if (index === 0 && run.isSkipped) return last
    await life.passed(run)
  }
  return last
}

interface Ran<R> extends Shrunk<R> {
  readonly schedule: Schedule
}

async function runOnce<R extends Run>(
  life: Life<R>,
  chooser: Chooser,
  tells = false,
): Promise<Ran<R> | undefined> {
  const schedule = new Schedule(chooser, tells)
  const run = await life.run(schedule)
  return run && { run, schedule, choices: schedule.choices }
}

async function replayed<R extends Run>(
  { text, path }: ReplayOption,
  life: Life<R>,
): Promise<Result<R> | undefined> {
  const replay = new Replay(path)
  const ran = await runOnce(life, replay.chooser, true)
  if (!ran) return undefined
  const { run, schedule, choices } = ran
  const misfit = replay.misfit(choices.length)
  if (misfit !== undefined) throw new ScheduleError(misfitText(misfit))
  return { run, note: run.failure === undefined ? '' : replayText(text, choices, schedule.io) }
}

/** Finds out what there is to say of a schedule that has failed. */
class Explanation<R extends Run> {
  readonly #options: SearchOptions
  readonly #life: Life<R>
  readonly #index: number
  readonly #first: Ran<R>
  readonly #until: number
  #runs = 0
  #isGivenUp = false

  constructor(options: SearchOptions, life: Life<R>, index: number, first: Ran<R>) {
    this.#options = options
    this.#life = life
    this.#index = index
    this.#first = first
    this.#until = life.timeLeft() / 2
  }

  async explain(): Promise<Result<R> | undefined> {
    const result = await this.#explain()
    return this.#isGivenUp ? undefined : result
  }

  async #explain(): Promise<Result<R>> {
    const first = this.#first
    if (this.#index === 0) return this.#result('plain order', first)
    const again = await this.#run(following(pathOf(first.choices)))
    if (again?.run.failure === undefined) return this.#result('passed again', first)
    if (again.run.failure !== first.run.failure) return this.#result('failed otherwise', first)
    const inPlainOrder = await this.#run(plain)
    if (inPlainOrder && this.#isSame(inPlainOrder))
      return this.#result('plain order fails as well', inPlainOrder)
    const found = await smallest<R>(first, {
      fails: path => this.#fails(path),
      mayGoOn: () => this.#mayGoOn(),
    })
    const told = await this.#run(following(pathOf(found.choices)), true)
    return told && this.#isSame(told)
      ? this.#result('smallest', told)
      : this.#result('smallest', found, false)
  }

  #mayGoOn(): boolean {
    return !this.#isGivenUp && this.#runs < mostRunsToShrink && this.#life.timeLeft() >= this.#until
  }

  async #fails(path: Path): Promise<Ran<R> | undefined> {
    const ran = await this.#run(following(path))
    return ran && this.#isSame(ran) ? ran : undefined
  }

  async #run(chooser: Chooser, tells = false): Promise<Ran<R> | undefined> {
    if (this.#isGivenUp) return undefined
    this.#runs += 1
    const ran = await runOnce(this.#life, chooser, tells)
    this.#isGivenUp ||= ran === undefined
    return ran
  }

  #isSame({ run }: Ran<R>): boolean {
    return run.failure === this.#first.run.failure
  }

  #result(kind: Finding['kind'], { run, choices }: Shrunk<R>, isConfirmed = true): Result<R> {
    const { runs, seed } = this.#options
    const { io } = this.#first.schedule
    const finding = { index: this.#index, runs, seed, kind, choices, io, isConfirmed }
    return { run, note: findingText(finding, path => this.#life.again(path)) }
  }
}
