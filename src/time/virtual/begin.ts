import type { Owner } from '../../ownership/index.ts'
import { namesOfInFlight } from '../in-flight/index.ts'
import { holdReplaced, type Replacement } from '../replaced/index.ts'
import { namesOfTime } from './names-of-time.ts'
import { VirtualClock, type ClockOptions } from './virtual-clock.ts'

const names: readonly Replacement[] = [...namesOfTime, ...namesOfInFlight]

/** Gives an owner a clock of its own, to the end of its verdict. @throws ClockError where Node's timers are not as they are known */
export function beginVirtualClock(owner: Owner, options?: ClockOptions): VirtualClock {
  const release = holdReplaced(names)
  try {
    const clock = new VirtualClock(owner, release, options)
    owner.clock = clock
    return clock
  } catch (error) {
    release()
    throw error
  }
}

/** Has the names replaced until the result is called: for many clocks, one after the other. */
export function holdNames(): () => void {
  return holdReplaced(names)
}

/** Has the names replaced for good, so that what copies them while it is imported copies the replacement. */
export function replaceNamesForGood(): void {
  holdReplaced(names)
}
