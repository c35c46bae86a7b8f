import { ClockError } from '../errors/index.ts'
import { atUserLine, CallerLine, showValue } from '../internal/index.ts'
import type { OwnerClock } from '../ownership/index.ts'
import type { LoopCore } from './loop-core.ts'

/** The virtual clock of a loop's test. @throws ClockError where it has the real one; LoopClosedError after its end */
export function ownClock(core: LoopCore, call: string): OwnerClock {
  core.mustBeOpen(call)
  const { clock, isPlain } = core.owner
  if (clock) return clock
  const [name, remedy] = isPlain
    ? [`"${core.name}"`, 'write const time = virtualTime() first.']
    : [core.name, "write static clock = 'virtual', or @clock('virtual') above the test."]
  throw atUserLine(new ClockError(`${call} wants the virtual clock, and ${name} has the real one: ${remedy}`))
}

/** What a user gave as a date, in milliseconds since 1970. @throws ClockError */
export function dateGiven(date: unknown): number {
  const isKnown = typeof date === 'string' || typeof date === 'number' || isDate(date)
  const ms = isKnown ? new Date(date).getTime() : Number.NaN
  if (Number.isNaN(ms))
    throw atUserLine(new ClockError(`setDate() got ${showValue(date)}, which is no date.`))
  return ms
}

/** Also one of another global's, as Node's own are in the vm pools. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]'
}

/** Has a clock run as the machine's does, for the line of the user's that calls. @returns what ends it */
export function hold(clock: OwnerClock): () => void {
  const line = new CallerLine()
  return clock.hold(() => {
    const { place } = line
    return `${place === undefined ? 'a hold()' : `the hold() of ${place}`} was in force`
  })
}

/** Resolves when nothing can go on any more that was due by the end of `wait`. */
export async function settledAfter(wait: PromiseLike<void>, clock: OwnerClock): Promise<void> {
  await wait
  await clock.settle()
}
