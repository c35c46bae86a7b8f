import { realTime } from '../../internal/index.ts'

/** So long, in milliseconds of the machine's, nothing of a test must be able to go on: then it never will. */
const graceMs = 20

/** Somebody outside may wake a test that cannot go on by itself. */
interface RuledOut {
  /** Through what, in words. */
  readonly by: string
  /** Since when the test has stood, on the machine's clock. */
  readonly since: number
}

// state of this copy: its own clocks are here. Those of tests that can go on by themselves.
const going = new Set<StuckWaits>()

/** Who wants to hear that nothing of the test can go on any more. */
export class StuckWaits {
  readonly #all: (() => void)[] = []
  #since: number | undefined
  #ruledOut: RuledOut | undefined

  /** @param found called once at the most. Of several, that one hears of it which came last. @returns what takes it back */
  add(found: () => void): () => void {
    this.#all.push(found)
    return () => {
      const at = this.#all.lastIndexOf(found)
      if (at >= 0) this.#all.splice(at, 1)
    }
  }

  get isEmpty(): boolean {
    return this.#all.length === 0
  }

  /** Something of the test goes on, or may. */
  goOn(): void {
    going.add(this)
  }

  /** Nothing of the test goes on by itself; or it has ended. */
  rest(): void {
    going.delete(this)
  }

  /** In words, that a test which runs at the same time can go on: it may wake this one. */
  besides(): string | undefined {
    return going.size > (going.has(this) ? 1 : 0) ? 'another test went on beside it' : undefined
  }

  /** Something is busy, which may be the test: the time for a verdict begins anew. No time has passed for the test. */
  pause(): void {
    this.#since = undefined
  }

  /** Time goes on. */
  restart(): void {
    this.#since = this.#ruledOut = undefined
  }

  /** Nothing can go on by itself, but somebody outside may end that. */
  ruleOut(by: string): void {
    this.#since = undefined
    this.#ruledOut = { by, since: this.#ruledOut?.since ?? realTime.now() }
  }

  /** What has kept a verdict away until now, and for how many milliseconds. */
  get ruledOut(): { by: string; ms: number } | undefined {
    const ruled = this.#ruledOut
    return ruled && { by: ruled.by, ms: Math.round(realTime.now() - ruled.since) }
  }

  /**
   * Nothing can go on.
   * @param stillOpen what may wake the test none the less, in words: asked when that has been so for long enough, since it is dear
   * @returns whether it was told
   */
  tell(stillOpen: () => string | undefined): boolean {
    const now = realTime.now()
    this.#since ??= now
    if (now - this.#since < graceMs) return false
    const by = stillOpen()
    if (by !== undefined) {
      this.ruleOut(by)
      return false
    }
    this.restart()
    this.#all.pop()?.()
    return true
  }
}
