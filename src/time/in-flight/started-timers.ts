import { realTime } from '../../internal/index.ts'

/** A timer as Node keeps it, in a ring of all that it has started with the same delay. */
export interface StartedTimer {
  readonly _idleNext: StartedTimer | null
  readonly _onTimeout: ((...args: unknown[]) => unknown) | null
  hasRef(): boolean
  ref(): this
  unref(): this
}

/** The timers of one delay that Node has started. */
export function startedTimers(delay: number): StartedTimer[] {
  const timer = realTime.setTimeout(() => {}, delay)
  const probe = timer as object as StartedTimer
  const started: StartedTimer[] = []
  for (let next = probe._idleNext; next && next !== probe; next = next._idleNext)
    if (next.constructor === probe.constructor) started.push(next)
  realTime.clearTimeout(timer)
  return started
}
