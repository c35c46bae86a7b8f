/** Lets so many calls through in a second, evenly; the rest wait for their turn, in order. */
export class RateLimiter {
  readonly #pause: number
  #next = 0

  constructor(perSecond: number) {
    this.#pause = 1000 / perSecond
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    const now = performance.now()
    const at = Math.max(now, this.#next)
    this.#next = at + this.#pause
    if (at > now) await new Promise(resolve => setTimeout(resolve, at - now))
    return call()
  }
}
