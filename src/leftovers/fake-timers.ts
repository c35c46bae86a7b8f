import { changeHost } from './change-host.ts'
import { noChanges, type Look } from './change.ts'

/** The clock of `@sinonjs/fake-timers`, which Vitest and sinon use. */
interface FakeClock {
  uninstall?(): void
}

const ofHost = {}

/** What makes time stand still: a clock, or the host's own mock of the date; `undefined` where time is real. */
function clockInForce(): object | undefined {
  const faked: readonly unknown[] = [setTimeout, Date, setInterval, globalThis.setImmediate, queueMicrotask]
  return faked.find(isFake)?.clock ?? (changeHost().hasFakeTimers() ? ofHost : undefined)
}

/** Fakes have their clock as a property. */
export function isFake(value: unknown): value is { readonly clock: object } {
  return (typeof value === 'function' || typeof value === 'object') && value !== null && 'clock' in value
}

/** Whether a global is one that fake timers have put there, which are a leftover of their own. */
export function isOfFakeTimers(name: string, value: unknown): boolean {
  return isFake(value) || (name === 'Date' && changeHost().hasFakeTimers())
}

export function lookAtFakeTimers(): Look {
  if (clockInForce() !== undefined) return () => noChanges
  return () => {
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
        putBack: () => (isHosts ? changeHost().useRealTimers() : (clock as FakeClock).uninstall?.()),
      },
    ]
  }
}
