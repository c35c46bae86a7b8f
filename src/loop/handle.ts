/** A callback that was put on the loop. Semantics: `asyncio.Handle`. */
export class Handle {
  #isCancelled = false
  readonly #release: () => void

  constructor(release: () => void = () => {}) {
    this.#release = release
  }

  /** Keeps the callback from being called. Does nothing the second time. */
  cancel(): void {
    if (this.#isCancelled) return
    this.#isCancelled = true
    this.#release()
  }

  /** Whether `cancel()` was called. */
  cancelled(): boolean {
    return this.#isCancelled
  }
}

/** A callback that was put on the loop for later. Semantics: `asyncio.TimerHandle`. */
export class TimerHandle extends Handle {
  readonly #when: number

  constructor(when: number, release: () => void) {
    super(release)
    this.#when = when
  }

  /** When it is due, in milliseconds of `loop.time()`. */
  when(): number {
    return this.#when
  }
}
