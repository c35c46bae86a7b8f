import { originalOf } from './originals.ts'

// Bound, since browsers refuse to run a timer function as a method of another object.
const unpatched = <T extends Function>(fn: T): T => originalOf(fn).bind(globalThis)

const setTimeoutAtFirst = unpatched(globalThis.setTimeout)

/**
 * The clock and the timers as they were when the library loaded, before fake timers or our own ownership patches.
 * The library's own waiting uses these only: it must neither be owned by a test nor stand still with a fake clock.
 */
export const realTime = {
  setTimeout: setTimeoutAtFirst,
  clearTimeout: unpatched(globalThis.clearTimeout),
  /** In browsers, which have no `setImmediate`, a timeout of 0 ms. */
  setImmediate: unpatched<(fn: () => void) => unknown>(
    globalThis.setImmediate ?? (fn => setTimeoutAtFirst(fn, 0)),
  ),
  /** Milliseconds since the process's time origin, monotonic. */
  now: originalOf(performance.now).bind(performance),
  /** Milliseconds since 1970. */
  date: originalOf(Date.now),
}
