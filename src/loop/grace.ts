import type { LoopCore } from './loop-core.ts'

/** A grace is waited for in so many pauses. */
const PAUSES = 20

/**
 * A time that is allowed for something to end. What counts is the pauses that were made, not the time that passed: on a busy
 * machine a pause may last ten times as long, and is one all the same. Semantics: goleak's retries.
 */
export class Grace {
  readonly #core: LoopCore
  readonly #pauseMs: number
  readonly #over: () => void
  #left = PAUSES
  #isStopped = false
  #release: () => void = () => {}

  constructor(core: LoopCore, ms: number, over: () => void) {
    this.#core = core
    this.#pauseMs = ms / PAUSES
    this.#over = over
    this.#pause()
  }

  /** It begins anew. */
  renew(): void {
    this.#left = PAUSES
  }

  stop(): void {
    this.#isStopped = true
    this.#release()
  }

  #pause(): void {
    // After a pause that came late comes a turn, in which the loop hears of what has happened meanwhile.
    this.#release = this.#core.after(this.#pauseMs, () => this.#core.wake(() => this.#count()))
  }

  #count(): void {
    if (this.#isStopped) return
    this.#left -= 1
    if (this.#left > 0) this.#pause()
    else this.#over()
  }
}
