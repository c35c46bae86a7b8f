import { ledgerOf, type ClockReport, type Owner } from '../../ownership/index.ts'
import type { Course } from './course.ts'
import type { Driver } from './driver.ts'
import type { Due } from './due-queue.ts'

/** A clock that has run for less was about to stand again. */
const shortest = 100

/**
 * What a clock did, for the message of a time-out: why it could not jump, what may have ended the wait from outside, or that
 * it jumped without end.
 */
export function clockReport(owner: Owner, driver: Driver, course: Course): ClockReport | undefined {
  const { reason, ruledOut, jumps, lastJump } = driver
  if (reason !== undefined && course.moving >= shortest)
    return noJump(course.moving, typeof reason === 'string' ? reason : reason())
  if (ruledOut && ruledOut.ms >= shortest) return noJump(ruledOut.ms, ruledOut.by)
  if (!lastJump) return undefined
  const times = `${jumps} jump${jumps === 1 ? '' : 's'}`
  return {
    text: `The clock moved ${course.elapsed()} ms in ${times}, last to ${nameOfJump(lastJump)}`,
    stack: placeOfTimer(owner, lastJump),
  }
}

function noJump(ms: number, reason: string): ClockReport {
  return { text: `The clock could not jump for ${ms} ms: ${reason}` }
}

function nameOfJump({ timer, delay }: Due): string {
  if (!timer) return `a wait of ${delay} ms`
  const isInterval = '_repeat' in timer && timer._repeat !== null
  return isInterval ? `the interval (every ${delay} ms)` : `a timer of ${delay} ms`
}

/** The line that made it, where it is still alive. */
function placeOfTimer(owner: Owner, { timer }: Due): string | undefined {
  const entry =
    timer &&
    ledgerOf(owner)
      .live()
      .find(({ resource }) => resource.object === timer)
  return entry?.creation?.stack
}
