import { writeFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector'
import { setOptimising } from './optimising.ts'

export interface ProfileOptions {
  /**
   * Also counts every call, exactly. Functions are not compiled for speed meanwhile. V8 has one set of counters, which
   * coverage in the same thread uses too.
   */
  counts?: boolean
}

/** Profiles what runs between `enter` and `exit`, as a context manager or with `using`: Python's `cProfile.Profile`. */
export class Profile implements Disposable {
  readonly #session = new Session()
  readonly #countsCalls: boolean
  #isRunning = false
  #profile: Profiler.Profile | undefined
  #functions: Profiler.FunctionCoverage[] | undefined

  constructor({ counts = false }: ProfileOptions = {}) {
    this.#countsCalls = counts
  }

  /** Starts to profile, and forgets what an earlier run found. */
  enter(): this {
    this.#session.connect()
    this.#post('Profiler.enable')
    if (this.#countsCalls) this.#startCounting()
    this.#post('Profiler.start')
    this.#isRunning = true
    return this
  }

  /** Ends the profile. A second time does nothing. */
  exit(): void {
    if (!this.#isRunning) return
    this.#isRunning = false
    this.#profile = (this.#post('Profiler.stop') as Profiler.StopReturnType).profile
    if (this.#countsCalls) this.#functions = this.#stopCounting()
    this.#session.disconnect()
  }

  [Symbol.dispose](): void {
    this.exit()
  }

  get isRunning(): boolean {
    return this.#isRunning
  }

  /** What was found: a tree of calls with their times, in Chrome's format. */
  get result(): Profiler.Profile {
    if (!this.#profile) throw new Error('The profile has no result before its end.')
    return this.#profile
  }

  /** How often functions of this name were called. */
  callsOf(name: string): number {
    if (!this.#countsCalls) throw new Error('Calls are counted by new Profile({ counts: true }) only.')
    if (!this.#functions) throw new Error('The profile has no result before its end.')
    const named = this.#functions.filter(({ functionName }) => functionName === name)
    return named.reduce((sum, { ranges }) => sum + ranges[0]!.count, 0)
  }

  /** Writes a `.cpuprofile`, which Chrome's and VS Code's tools show. */
  save(path: string): void {
    writeFileSync(path, JSON.stringify(this.result))
  }

  #startCounting(): void {
    // V8 compiles functions for speed in spite of coverage, and does not count their calls from then on.
    setOptimising(false)
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  #stopCounting(): Profiler.FunctionCoverage[] {
    const { result } = this.#post('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType
    this.#post('Profiler.stopPreciseCoverage')
    setOptimising(true)
    return result.flatMap(({ functions }) => functions)
  }

  // The inspector answers a session of its own thread before `post` returns.
  #post(method: string, params: object = {}): unknown {
    let answer: { error: Error | null; result: unknown } | undefined
    const post = this.#session.post.bind(this.#session) as Post
    post(method, params, (error, result) => {
      answer = { error, result }
    })
    if (!answer) throw new Error(`The inspector did not answer ${method}.`)
    if (answer.error) throw answer.error
    return answer.result
  }
}

type Post = (method: string, params: object, done: (error: Error | null, result: unknown) => void) => void
