import { realTime } from '../../internal/index.ts'

/** The longest delay that a JavaScript timer takes (about 24.8 days); longer ones would fire at once. */
const LONGEST_MS = 2 ** 31 - 1

/** What the loop needs of time. Every wait of the loop goes through one of these, so that another clock can stand in. */
export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number
  /** Runs `fn` on the next turn, after what was put there before; microtasks run between two such calls. */
  nextTurn(fn: () => void): void
  /** Runs `fn` in `ms` milliseconds; the result, called, prevents it. */
  after(ms: number, fn: () => void): () => void
}

/** The clock and timers of the machine, out of reach of fake timers. */
export const realClock: Clock = {
  now: () => realTime.now(),
  nextTurn: fn => void realTime.setImmediate(fn),
  after(ms, fn) {
    const timer = realTime.setTimeout(fn, Math.min(ms, LONGEST_MS))
    return () => realTime.clearTimeout(timer)
  },
}
