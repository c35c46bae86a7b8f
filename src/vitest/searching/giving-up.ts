import { runInScope } from '../../ownership/index.ts'
import type { OpenTest } from '../running/index.ts'

/** A search is given up when its test runs out of time, or ends and has not awaited it. */
export class GivingUp {
  #isDone = false
  #running: OpenTest | undefined
  readonly #done: Promise<undefined>
  readonly #over = new AbortController()

  /**
   * @param timeout aborted when the test is out of time. Vitest 4.1 hands a retry the one that the attempt before it has
   * aborted: then the attempt is told otherwise
   * @param forgotten aborted when the test has ended
   */
  constructor(timeout: AbortSignal, forgotten: AbortSignal | undefined, whenTimedOut: () => void) {
    this.#done = new Promise(resolve => {
      const give = (after: () => void) => () => {
        this.#isDone = true
        after()
        resolve(undefined)
      }
      if (!timeout.aborted) this.#hear(timeout, give(whenTimedOut))
      const forget = give(() => this.#breakOff(forgotten?.reason))
      if (forgotten?.aborted) forget()
      else if (forgotten) this.#hear(forgotten, forget)
    })
  }

  get isDone(): boolean {
    return this.#isDone
  }

  /** @returns what a run comes to; `undefined` when it is given up before, since its phase may never end */
  orEndOf<T>(open: OpenTest, running: Promise<T>): Promise<T | undefined> {
    this.#running = open
    return Promise.race([running, this.#done])
  }

  /** The search is over: what strikes the test from now on is not its matter. */
  end(): void {
    this.#over.abort()
  }

  #hear(signal: AbortSignal, listener: () => void): void {
    signal.addEventListener('abort', listener, { signal: this.#over.signal })
  }

  /** Ends the run that nobody waits for, and what it has started. What it comes to is no news: its test has failed for it. */
  #breakOff(reason: unknown): void {
    const { attempt, scope } = this.#running ?? {}
    if (!attempt || !scope) return
    void runInScope(scope, async () => {
      await attempt.abandon(reason)
      await attempt.judge()
    })
  }
}
