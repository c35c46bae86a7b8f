import type { Creation } from './creation.ts'
import type { Resource } from './resource.ts'

export interface Entry {
  readonly resource: Resource
  /** Unknown for the first `maxShortTimers` short timers of one owner, and after its first `maxTimerCreations` others. */
  readonly creation: Creation | undefined
}

/** So many timers of one owner keep the line that made them; tests that make more must not pay for more. */
const maxTimerCreations = 256
/** So many timers of 0 or 1 ms and immediates of one owner go without a line, since they end by themselves. */
const maxShortTimers = 16
const firstSweep = 256

/** What one owner has started. Closed entries are swept as the list grows, so that a busy test does not retain them. */
export class Ledger {
  #entries: Entry[] = []
  #sweepAt = firstSweep
  /** How many more timers may keep their creation. */
  timerCreations = maxTimerCreations
  /** How many more short timers may go without theirs. */
  shortTimers = maxShortTimers
  /** Whether a package has been left holding something of this owner's, a pool a connection: work for others may come through it. */
  isShared = false
  /** Where `fetch` was called, by URL. */
  readonly calls = new Map<string, Creation>()
  /** Lines that late work has been reported for, so that a loop is reported once. */
  readonly lateLines = new Set<string>()
  /** Whether something was ended by force, so that errors which say so are no news. */
  hasForced = false

  add(entry: Entry): void {
    this.#entries.push(entry)
    if (this.#entries.length < this.#sweepAt) return
    this.live()
    this.#sweepAt = Math.max(firstSweep, this.#entries.length * 2)
  }

  /** What is not closed, in order of creation. Forgets the rest. */
  live(): readonly Entry[] {
    this.#entries = this.#entries.filter(({ resource }) => resource.state() !== 'closed')
    return this.#entries
  }

  clear(): void {
    this.#entries = []
  }
}

export function ledgerOf(owner: { ledger: Ledger | undefined }): Ledger {
  return (owner.ledger ??= new Ledger())
}
