import type { Creation } from './creation.ts'
import type { Entry } from './entry.ts'
import { Timer, type NativeTimer } from './timer.ts'

/** So many timers of one owner keep the line that made them; tests that make more must not pay for more. */
const maxTimerLines = 256
/** So many timers of 0 or 1 ms and immediates of one owner go without a line, since they end by themselves. */
const maxShortTimers = 16
const firstSweep = 512

const isEntry = Symbol('an entry')

/** What one owner has started. Closed entries are swept as the list grows, so that a busy test does not retain them. */
export class Ledger {
  /** Pairs: an entry and `isEntry`, or a timer and its line. */
  #started: unknown[] = []
  #sweepAt = firstSweep
  /** How many more timers may keep their line. */
  linesLeft = maxTimerLines
  #shortTimersLeft = maxShortTimers
  /** Whether a package has been left holding something of this owner's, a pool a connection: work for others may come through it. */
  isShared = false
  /** Where `fetch` was called, by URL. */
  calls: Map<string, Creation> | undefined
  /** Lines that late work has been reported for, so that a loop is reported once. */
  lateLines: Set<string> | undefined
  /** Whether something was ended by force, so that errors which say so are no news. */
  hasForced = false

  add(entry: Entry): void {
    this.#started.push(entry, isEntry)
    if (this.#started.length >= this.#sweepAt) this.#sweep()
  }

  /** As `add`, for a timer as Node made it. */
  addTimer(timer: NativeTimer, line: Error | undefined): void {
    if (line) this.linesLeft -= 1
    this.#started.push(timer, line)
    if (this.#started.length >= this.#sweepAt) this.#sweep()
  }

  /** See `timerLine`. */
  wantsLine(isShort: boolean): boolean {
    if (!isShort || this.#shortTimersLeft === 0) return this.linesLeft > 0
    this.#shortTimersLeft -= 1
    return false
  }

  /** What is not closed, in order of creation. Forgets the rest. */
  live(): readonly Entry[] {
    const entries: Entry[] = []
    for (let at = 0; at < this.#started.length; at += 2) {
      const line = this.#started[at + 1]
      const entry =
        line === isEntry
          ? (this.#started[at] as Entry)
          : liveTimer(this.#started[at], line as Error | undefined)
      if (entry && entry.resource.state() !== 'closed') entries.push(entry)
    }
    this.clear()
    for (const entry of entries) this.#started.push(entry, isEntry)
    return entries
  }

  clear(): void {
    this.#started = []
  }

  #sweep(): void {
    this.live()
    this.#sweepAt = Math.max(firstSweep, this.#started.length * 2)
  }
}

/** Most timers are over when somebody asks: those make no entry. */
function liveTimer(started: unknown, line: Error | undefined): Timer | undefined {
  const timer = started as NativeTimer
  return timer._destroyed === false ? new Timer(timer, line) : undefined
}

export function ledgerOf(owner: { ledger: Ledger | undefined }): Ledger {
  return (owner.ledger ??= new Ledger())
}
