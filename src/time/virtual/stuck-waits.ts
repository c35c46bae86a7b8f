import { realTime } from '../../internal/index.ts'

/** So long, in milliseconds of the machine's, nothing of a test must be able to go on: then it never will. */
const graceMs = 20

/** Who wants to hear that nothing of the test can go on any more. */
export class StuckWaits {
  readonly #all: (() => void)[] = []
  #since: number | undefined

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

  /** Something goes on. */
  restart(): void {
    this.#since = undefined
  }

  /** Nothing can go on. @returns whether that has been so for long enough, and was told */
  tell(): boolean {
    const now = realTime.now()
    this.#since ??= now
    if (now - this.#since < graceMs) return false
    this.restart()
    this.#all.pop()?.()
    return true
  }
}
