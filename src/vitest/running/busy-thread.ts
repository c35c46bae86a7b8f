import { builtin, framesIn, lineHere } from '../../internal/index.ts'

/** A test may be some way inside what aborts its signal. */
const depth = 40

/**
 * To be called while a time-out of Vitest's strikes. Whether the code that it strikes was over by then: it had left the thread
 * no pause in which the time-out could come in time, so that Vitest compared the times when it ended. Only the stack tells.
 */
export function strikesAfterEnd(): boolean {
  const calls = framesIn(lineHere(depth).stack ?? '').map(({ fn }) => fn)
  return calls[calls.indexOf('rejectTimeoutError') + 1] === 'resolve'
}

/** Begins to measure. @returns for how many milliseconds the thread has had something to do since */
export function measureBusyTime(): () => number {
  const performance = builtin('node:perf_hooks')?.performance
  const before = performance?.eventLoopUtilization()
  return () => (before ? Math.round(performance!.eventLoopUtilization(before).active) : 0)
}
