import { startedTimers } from '../in-flight/index.ts'
import { replaceMember } from '../replaced/index.ts'
import { Alarm, currentTimerHost, moved, type TimerHost } from './alarm.ts'
import { nodeTimeoutClass, type NodeTimeout } from './node-timeout.ts'
import { Timeout } from './virtual-timeout.ts'

// state of this copy: what its own clocks have taken over
const alarms = new WeakMap<NodeTimeout, Alarm>()

/**
 * `refresh()` of the timers that Node itself has started: those of the module and of tests on the real clock, which a pool or
 * undici keeps and refreshes for ever, and those inside of Node. The test that asks for it means its own time.
 */
export function replaceRefresh(): () => void {
  const prototype: NodeTimeout = nodeTimeoutClass().prototype
  return replaceMember(
    prototype,
    'refresh',
    original =>
      function (this: NodeTimeout) {
        const clock = currentTimerHost()
        const isNodes = Object.getPrototypeOf(this) === prototype
        const alarm = isNodes ? (alarms.get(this) ?? (clock && alarmOf(this, clock))) : undefined
        if (!alarm) return original.call(this)
        alarm.refresh()
        return this
      },
  )
}

/** @param clock where it has none yet */
function alarmOf(timer: NodeTimeout, clock: TimerHost): Alarm {
  const alarm = Timeout.alarmOf(timer) ?? alarms.get(timer) ?? new Alarm(timer, clock)
  alarms.set(timer, alarm)
  return alarm
}

/** Puts a timer that Node has started for a test on the clock of that test. */
export function claimTimer(timer: object, clock: TimerHost): void {
  if (!clock.hasEnded) alarmOf(timer as NodeTimeout, clock).move(clock)
}

/** What ticks for all requests of undici in this process, by its name and its delay in milliseconds. */
const tick = { name: 'onTick', delay: 499 }

/**
 * Puts the timers on which the limits of `fetch` depend on a clock. undici has one for all requests, which it does not refresh
 * for a new one while it still ticks for an old one, such as the keep-alive of a test on the real clock.
 */
export function claimTicks(clock: TimerHost): void {
  const started = startedTimers(tick.delay).map(timer => alarmOf(timer as NodeTimeout, clock))
  for (const alarm of [...started, ...moved])
    if (alarm.timer._onTimeout?.name === tick.name && alarm.timer._idleTimeout === tick.delay)
      alarm.move(clock)
}
