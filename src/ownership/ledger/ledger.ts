import type { Creation } from './creation.ts'
import { kinds } from './kinds.ts'
import type { LedgerEntry, Resource } from './resource.ts'
import { Timer, type NativeTimer } from './timer.ts'

/** So many timers of 0 or 1 ms and immediates of one owner go without a line, since they end by themselves. */
const maxShortTimers = 16
/** So many entries are kept at least before those that are over are looked for. */
const firstSweep = 256
/** So many of what is over are remembered by where they were made. */
const maxPast = 32

/**
 * What one owner has started. What is over is swept as the list grows, with its lines, so that a busy test does not retain
 * it. What is alive keeps its line, however much there was before.
 */
export class Ledger {
  #started: (LedgerEntry | NativeTimer)[] = []
  /** Beside each timer of `#started` its line. */
  #lines: (Error | undefined)[] = []
  #sweepAt = firstSweep
  #shortTimersLeft = maxShortTimers
  /** Whether a package has been left holding something of this owner's, a pool a connection: work for others may come through it. */
  isShared = false
  /** Whether what was kept of it is being ended, at the end of its class or file. */
  isEndingAtLast = false
  /**
   * Where the first things that are over were made: what a package makes out of sight later on (it connects again) goes
   * back to one of them.
   */
  readonly past: Creation[] = []
  /** The packages of which a leak was reported: what they keep besides is of the same cause. */
  toldPackages: Set<string> | undefined
  /** The ports of servers of which a leak was reported. */
  toldPorts: ReadonlySet<string> | undefined
  /** How many `AbortSignal.timeout()` of a fixture have not struck: timers of Node's own, which nobody else can see. */
  signalsToStrike = 0
  /** Packages that have connected, or tried to, after the end of the owner. */
  lateClients: Set<string> | undefined
  /** Lines that late work has been reported for, so that a loop is reported once. */
  lateLines: Set<string> | undefined
  /** Is told of each entry that is added, but not of timers as Node made them. */
  onEntry: ((entry: LedgerEntry) => void) | undefined

  add(entry: LedgerEntry): void {
    this.#started.push(entry)
    this.#lines.push(undefined)
    this.onEntry?.(entry)
    if (this.#started.length >= this.#sweepAt) this.#sweep()
  }

  /** As `add`, for a timer as Node made it. */
  addTimer(timer: NativeTimer, line: Error | undefined): void {
    this.#started.push(timer)
    this.#lines.push(line)
    if (this.#started.length >= this.#sweepAt) this.#sweep()
  }

  /** See `timerLine`. */
  wantsLine(isShort: boolean): boolean {
    if (!isShort || this.#shortTimersLeft === 0) return true
    this.#shortTimersLeft -= 1
    return false
  }

  /** The test is over: a short timer that is made from here on goes on with a chain that may never end. */
  wantAllLines(): void {
    this.#shortTimersLeft = 0
  }

  /** What is not closed, in order of creation. Forgets the rest. */
  live(): readonly LedgerEntry[] {
    const entries: LedgerEntry[] = []
    this.#started.forEach((started, at) => {
      const entry = isEntry(started) ? started : liveTimer(started, this.#lines[at])
      if (entry && entry.resource.state() !== 'closed') entries.push(entry)
      else if (entry) this.#remember(entry)
    })
    this.clear()
    for (const entry of entries) {
      this.#started.push(entry)
      this.#lines.push(undefined)
    }
    return entries
  }

  /** The latest of which `isIt` says so, be it over or not. */
  find(isIt: (resource: Resource) => boolean): LedgerEntry | undefined {
    const found = this.#started.findLast(started => isEntry(started) && isIt(started.resource))
    return found && isEntry(found) ? found : undefined
  }

  clear(): void {
    this.#started = []
    this.#lines = []
  }

  #remember({ creation, resource }: LedgerEntry): void {
    if (creation && !kinds[resource.kind].isTimer && this.past.length < maxPast) this.past.push(creation)
  }

  #sweep(): void {
    this.live()
    this.#sweepAt = Math.max(firstSweep, this.#started.length * 2)
  }
}

function isEntry(started: LedgerEntry | NativeTimer): started is LedgerEntry {
  return 'resource' in started
}

/** Most timers are over when somebody asks: those make no entry. */
function liveTimer(timer: NativeTimer, line: Error | undefined): Timer | undefined {
  return timer._destroyed === false ? new Timer(timer, line) : undefined
}

/** Who has a ledger, once it has started anything. */
export interface HasLedger {
  ledger: Ledger | undefined
}

export function ledgerOf(owner: HasLedger): Ledger {
  return (owner.ledger ??= new Ledger())
}

/**
 * Tells of what an owner has that is no timer, and of all such that it starts from now on, in the moment in which it is
 * written down. One at a time.
 * @returns what stops it
 */
export function followResources(owner: HasLedger, take: (resource: Resource) => void): () => void {
  const ledger = ledgerOf(owner)
  const onEntry = ({ resource }: LedgerEntry) => {
    if (!(resource instanceof Timer)) take(resource)
  }
  ledger.live().forEach(onEntry)
  ledger.onEntry = onEntry
  return () => {
    if (ledger.onEntry === onEntry) ledger.onEntry = undefined
  }
}

/** What code of an owner waits for. */
export interface Awaited {
  /** `a timer of 60000 ms` */
  readonly text: string
  /** Stack lines from the call that made it; empty when that is not known. */
  readonly stack: string
}

interface Waiting extends HasLedger {
  readonly kind: string
  readonly isPlain: boolean
}

/** What an owner's code waits for, in order of creation. */
export function awaitedBy(owner: Readonly<Waiting>): readonly Awaited[] {
  return liveAwaited(owner).map(({ resource, creation }) => ({
    text: textOf(resource),
    stack: creation?.stack ?? '',
  }))
}

/**
 * What an owner's code waits for in `timers/promises` and its like; where it has no loop, in plain tests and fixtures of many
 * tests, what it may wait for by a promise that a callback resolves, as well.
 */
export function liveAwaited({ ledger, kind, isPlain }: Readonly<Waiting>): readonly LedgerEntry[] {
  const hasLoop = kind === 'test' && !isPlain
  return ledger?.live().filter(hasLoop ? ({ resource }) => resource.isPromise : mayBeAwaited) ?? []
}

function mayBeAwaited({ resource, creation }: LedgerEntry): boolean {
  const { kind } = resource
  const isWait = kinds[kind].isOfOneTest === true && (kind !== 'interval' || resource.isPromise === true)
  return isWait && resource.state() === 'open' && (creation?.origin ?? 'user') === 'user'
}

function textOf(resource: Resource): string {
  const { isTimer } = kinds[resource.kind]
  if (isTimer) return `a timer of ${resource.detail()}`
  const detail = resource.detail()
  return `${resource.kind === 'HTTP request' ? 'an' : 'a'} ${resource.kind}${detail && ` (${detail})`}`
}
