import { TestEndedError } from '../../errors/index.ts'
import { isThenable, realTime } from '../../internal/index.ts'
import type { LedgerEntry, Resource, ResourceState } from '../ledger/index.ts'
import { newScope, runInScope, type Owner } from '../owner/index.ts'
import { codesAfterEnd } from './codes-after-end.ts'

/** The longest that the end of a test waits for something to end that was asked to: milliseconds of `Pauses`. */
const closingLimit = 1000
const longestPause = 50
/** Turns of the event loop in which anything may still come to its end. */
const quietTurns = 3

/**
 * Waits that grow. What they are allowed counts what was asked for, not the time that passed: while a thread is busy, be it
 * with another test, nothing can come to its end, and no time is used up. Semantics: goleak's retries.
 */
class Pauses {
  #asked = 0
  #next = 0
  /** How many there have been. */
  count = 0

  get areOver(): boolean {
    return this.#asked >= closingLimit
  }

  async pause(): Promise<void> {
    const ms = this.count < quietTurns ? 0 : this.#next
    this.count += 1
    this.#asked += ms
    this.#next = Math.min(this.#next * 2 || 1, longestPause)
    await pauseFor(ms)
  }
}

/**
 * Waits while things are ending by themselves: what was asked to close is no leak only because the test did not wait
 * for it. Goes on while the number falls, streams move, or something is closing, up to a limit.
 * @param isOtherClosing whether something else is closing, the end of which may be theirs
 */
export async function untilSettled(
  live: () => readonly LedgerEntry[],
  isOtherClosing: () => boolean = () => false,
): Promise<void> {
  const pauses = new Pauses()
  for (let before = ''; ;) {
    const entries = live()
    const states = entries.map(({ resource }) => resource.state())
    const alive = states.filter(state => state !== 'idle' && state !== 'closed').length
    const progress = entries.reduce((sum, { resource }) => sum + (resource.progress?.() ?? 0), 0)
    const now = `${alive} ${progress}`
    if (alive === 0) return
    if (isOtherClosing()) states.push('closing')
    if (!isWorthWaiting(states, pauses, now !== before)) return
    before = now
    await pauses.pause()
  }
}

function isWorthWaiting(states: ResourceState[], pauses: Pauses, hasMoved: boolean): boolean {
  if (pauses.count < quietTurns) return true
  if (pauses.areOver) return false
  return hasMoved || states.includes('closing') || states.includes('due')
}

/** So many pauses are made for what is starting and stands still, and so many in all. */
const stillPauses = 40
const startingPauses = 400

/**
 * Waits while something that a package made is not ready yet: until then the package cannot have released it. What the
 * user's own code made is its code's to end, ready or not. How long a start takes is the machine's affair, so that only
 * pauses in which nothing has got on are counted, up to a limit for what is never ready.
 */
export async function untilReady(live: () => readonly LedgerEntry[]): Promise<void> {
  let still = 0
  for (let count = 0; count < startingPauses && still < stillPauses; count += 1) {
    const made = live().filter(({ creation }) => creation?.origin === 'package')
    const steps = made.map(({ resource }) => resource.startUp?.())
    if (steps.every(step => step === undefined)) return
    if (!steps.includes('moving')) still += 1
    await pauseFor(longestPause / 2)
  }
}

/**
 * Ends `entries`, the latest first, and waits until they have ended and have told so, or the limit is over. What their end
 * sets off is no error of its own, be it a listener that throws while one closes; that one of them would not close is, and
 * goes to the owner.
 */
export async function closeAll(entries: readonly LedgerEntry[], owner: Owner): Promise<void> {
  if (entries.length === 0) return
  const reason = new TestEndedError(owner.name)
  const codes = entries.flatMap(({ resource }) => codesAfterEnd[resource.kind] ?? [])
  const end = owner.beginEnding(reason, codes)
  const resources = entries.map(({ resource }) => resource)
  const failures: Failure[] = []
  let take: TakeFailure = failure => void failures.push(failure)
  // Listeners that hear of it at once run as the owner's code, whoever asks for the ending.
  await runInScope(newScope(owner), () => closeEach(resources, reason, failure => take(failure)))
  // Who waited for them hears of it now, and may pass it on.
  for (let turn = 0; turn < quietTurns; turn += 1) await pauseFor(0)
  end()
  take = ({ error, resource }) => {
    if (isOpen(resource)) owner.raise(error, `the closing of a leaked ${resource.kind}`)
  }
  failures.forEach(take)
}

interface Failure {
  readonly error: unknown
  readonly resource: Resource
}

type TakeFailure = (failure: Failure) => void

async function closeEach(resources: readonly Resource[], reason: Error, take: TakeFailure): Promise<void> {
  const pauses = new Pauses()
  for (let open = resources.filter(isOpen); open.length > 0; open = open.filter(isEnding)) {
    for (const resource of open.filter(isOpen).toReversed()) close(resource, reason, take)
    if (!open.some(isEnding) || pauses.areOver) return
    await pauses.pause()
  }
}

function close(resource: Resource, reason: Error, take: TakeFailure): void {
  const failed = (error: unknown) => take({ error, resource })
  try {
    const closing = resource.close(reason)
    if (isThenable(closing)) void closing.then(undefined, failed)
  } catch (error) {
    failed(error)
  }
}

const isOpen = (resource: Resource) => resource.state() !== 'closed'

/** Whether it is open, or closed and has not told so yet. */
const isEnding = (resource: Resource) => isOpen(resource) || resource.hasToldItsEnd?.() === false

/**
 * Waits on the real clock; 0 is one turn of the event loop. After a pause that came late comes a turn as well, in which
 * the loop hears of what has happened meanwhile: timers have theirs first.
 */
async function pauseFor(ms: number): Promise<void> {
  if (ms > 0) await new Promise<void>(resolve => void realTime.setTimeout(resolve, ms))
  await new Promise<void>(resolve => void realTime.setImmediate(resolve))
}
