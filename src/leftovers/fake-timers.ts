import { clockOfFakes, isFake, realTime, type FakeClock } from '../internal/index.ts'
import { changeHost } from './change-host.ts'
import { noChanges, type Look } from './change.ts'

const ofHost: FakeClock = {}

/** What makes time stand still: a clock, or the host's own mock of the date; `undefined` where time is real. */
function clockInForce(): FakeClock | undefined {
  return clockOfFakes() ?? (changeHost().hasFakeTimers() ? ofHost : undefined)
}

/**
 * Vitest takes the real `nextTick` while it sends something, and puts back at the next tick what it has found: a fake one
 * even when its clock has been taken off meanwhile. That stands for nothing any more, and nobody left it.
 */
function isSpent(tick: unknown): boolean {
  return isFake(tick) && tick.clock.methods?.length === 0
}

/** Whether a global is one that fake timers have put there, which are a leftover of their own. */
export function isOfFakeTimers(name: string, value: unknown): boolean {
  return isFake(value) || (name === 'Date' && changeHost().hasFakeTimers())
}

export function lookAtFakeTimers(): Look {
  if (clockInForce() !== undefined) return () => noChanges
  const { process } = globalThis
  const nextTick = process?.nextTick
  return () => {
    if (isSpent(process?.nextTick)) Object.assign(process, { nextTick })
    const clock = clockInForce()
    if (clock === undefined) return noChanges
    const isHosts = changeHost().hasFakeTimers()
    return [
      {
        kind: 'fake timers',
        name: undefined,
        change: 'left on',
        verb: 'Put the real ones back',
        remedy: isHosts ? 'vi.useRealTimers()' : 'clock.uninstall()',
        stack: () => changeHost().lineOf('fake timers', ''),
        // By their own uninstall, since they replace more than the global shows.
        putBack: async () => {
          await turn()
          if (isHosts) changeHost().useRealTimers()
          else clock.uninstall?.()
        },
      },
    ]
  }
}

/**
 * Vitest takes the real `nextTick` while it sends something, and puts back at the next tick what it has found: a turn later
 * none of that is under way, and what is put back now stays.
 */
function turn(): Promise<void> {
  return new Promise(resolve => void realTime.setImmediate(resolve))
}
