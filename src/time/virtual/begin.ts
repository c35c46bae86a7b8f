import type { Owner } from '../../ownership/index.ts'
import { namesOfInFlight } from '../in-flight/index.ts'
import { holdReplaced } from '../replaced/index.ts'
import { namesOfTime } from './names-of-time.ts'
import { VirtualClock, type ClockOptions } from './virtual-clock.ts'

/** Gives an owner a clock of its own, to the end of its verdict. @throws ClockError where Node's timers are not as they are known */
export function beginVirtualClock(owner: Owner, options?: ClockOptions): VirtualClock {
  const release = holdNames()
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
  const releases = [holdReplaced('time', namesOfTime), holdInFlight()]
  return () => releases.forEach(release => release())
}

/**
 * Has noted what tells of nothing else, until the result is called: for the fixtures around tests with virtual clocks, whose
 * own time is the machine's, and whose work those tests may wait for.
 */
export function holdInFlight(): () => void {
  return holdReplaced('in flight', namesOfInFlight)
}

/** Has the names replaced for good, so that what copies them while it is imported copies the replacement. */
export function replaceNamesForGood(): void {
  holdNames()
}
