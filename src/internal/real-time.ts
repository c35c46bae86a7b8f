/**
 * The clock and the timers as they were when the library loaded, before fake timers or our own ownership patches.
 * The library's own waiting uses these only: it must neither be owned by a test nor stand still with a fake clock.
 */
export const realTime = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  /** In browsers, which have no `setImmediate`, a timeout of 0 ms. */
  setImmediate: (globalThis.setImmediate ?? ((fn: () => void) => globalThis.setTimeout(fn, 0))) as (
    fn: () => void,
  ) => unknown,
  /** Milliseconds since the process's time origin, monotonic. */
  now: performance.now.bind(performance),
}
