import { shared } from '../../internal/index.ts'
import { currentOwner } from './current-scope.ts'
import type { Owner } from './owner.ts'
import type { WakeUps } from './wake-ups.ts'

/** Whether a test has been run under schedules: before the first one, nobody is asked. */
const scheduling = shared('scheduling', () => ({ isOn: false }))

/** From now on what may come in any order in the work of `owner` is chosen by `wakeUps`. */
export function scheduleWakeUps(owner: Owner, wakeUps: WakeUps): void {
  scheduling.isOn = true
  owner.wakeUps = wakeUps
}

/** The wake-ups of the test whose code is running, under schedules. */
export function currentWakeUps(): WakeUps | undefined {
  return scheduling.isOn ? currentOwner()?.wakeUps : undefined
}
