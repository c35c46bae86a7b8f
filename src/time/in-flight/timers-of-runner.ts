import { startedTimers, type StartedTimer } from './started-timers.ts'

/** After so many milliseconds Vitest tells its main process what has happened. */
const reportDelay = 100

/** The timers of Vitest's that wait to send a report, and wake no test: there is one after the start of each. */
export function runnersTimers(): StartedTimer[] {
  return startedTimers(reportDelay).filter(timer => timer.hasRef() && sendsReport(timer))
}

/** By its source: an arrow of a function that is called less often than it is asked to (Vitest's `throttle`). */
function sendsReport({ _onTimeout }: StartedTimer): boolean {
  return /^\(\) => .*\bcall\.(?:apply\(this, |bind\(this\)\(\.\.\.)args\)/s.test(String(_onTimeout))
}
