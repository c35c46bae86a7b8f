import { closeAll, untilReady, untilSettled } from './until-ended.ts'
import { endClosing, isAnyClosing } from './closing-connections.ts'
import { handOver, judge, judgeAtLast } from './judge.ts'
import { keptFor, takeKept } from './kept-by-packages.ts'
import { noteEnded } from './ended-by-force.ts'
import { noteServers, withoutServed } from './served.ts'
import { groupLeaks, type Leak } from './leak.ts'
import { kinds, ledgerOf, liveAwaited, type Ledger, type LedgerEntry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

/**
 * Asks, after the cleanups of a test, for what the test has left behind: waits a bounded time for what is ending by
 * itself, ends the rest, so that the next test starts clean, and returns what has leaked, one entry per kind and line.
 *
 * No leaks are: what was asked to close; what was released with `unref()` (such timers are cleared all the same);
 * connections, workers and processes that a package made and may keep for later tests (a pool), which the end of the
 * file asks for (`releaseKept`), and timers that it keeps up, which the end of the class asks for; what the top level of a module made while a test was the first to import it.
 */
export async function releaseResources(owner: Owner): Promise<Leak[]> {
  owner.isReleased = true
  const { ledger } = owner
  if (!ledger || ledger.live().length === 0) return []
  const isAsked = owner.isPlain ? isAskedNow(owner) : () => true
  ledger.wantAllLines()
  await untilSettled(() => ledger.live().filter(isAsked))
  const { found, forced } = takeLeft(owner, ledger, isAsked)
  noteEnded(owner, found)
  await closeAll(forced, owner)
  if (forced.length === 0) return found
  const end = owner.beginEnding()
  const reactions = await endReactions(owner, () => takeLeft(owner, ledger, isAsked))
  end()
  return found.length > 0 ? found : reactions
}

/** What an owner has left behind. */
interface Left {
  /** What is to be told. */
  readonly found: Leak[]
  /** What is to be ended. */
  readonly forced: readonly LedgerEntry[]
}

/** What is alive of a test, judged. Nobody is asked for it again here. */
function takeLeft(owner: Owner, ledger: Ledger, isAsked: (entry: LedgerEntry) => boolean): Left {
  const live = ledger.live()
  for (const entry of live) if (!isAsked(entry)) handOver(entry, owner)
  const { leaks, forced } = judge(live.filter(isAsked), owner, live)
  ledger.clear()
  noteServers(leaks, owner)
  return { found: groupLeaks(leaks, owner), forced }
}

/** Whoever loses a connection may make the next one at once, which is cut as well: that often. */
const reactionRounds = 8

/**
 * Ends what code of the test makes because something of it was ended: a timer to try again, the next connection. It is of
 * one cause with the leak that was told. What goes on all the same is late work.
 * @param take asks for what it has made since
 */
async function endReactions(owner: Owner, take: () => Left): Promise<Leak[]> {
  const all: Leak[] = []
  for (let round = 0; round < reactionRounds; round += 1) {
    const { found, forced } = take()
    all.push(...found)
    if (forced.length === 0) break
    await closeAll(forced, owner)
  }
  return all
}

/** Whether anything of a test is left, which nearly always there is not. From now on it counts as asked for that. */
export function hasLeft(owner: Owner): boolean {
  owner.isReleased = true
  return owner.ledger !== undefined && owner.ledger.live().length > 0
}

/**
 * What else than its own end may be meant to end what a plain test made: a later test may use it, an `afterAll` may close
 * it. Only what its maker waits for is asked for at the end of the test, where that fails it, or where it was given up.
 */
function isAskedNow(owner: Owner): (entry: LedgerEntry) => boolean {
  if (owner.leaks !== 'fail' && !owner.isAbandoned) return () => false
  return ({ resource }) => kinds[resource.kind].isOfOneTest === true
}

/** Keeps all that is alive of what an owner has made for the end of its file, without a judgement of its own. */
export function keepAll(owner: Owner): void {
  owner.isReleased = true
  for (const entry of owner.ledger?.live() ?? []) handOver(entry, owner)
  owner.ledger?.clear()
}

/**
 * At the end of a class or a file: the timers of its fixtures, which would go on in the next one. What else they have made
 * may serve that one.
 */
export async function releaseTimers(owner: Owner): Promise<Leak[]> {
  const { ledger } = owner
  const timers = () => (ledger?.live() ?? []).filter(({ resource }) => kinds[resource.kind].isTimer)
  if (!ledger || timers().length === 0) return []
  ledger.wantAllLines()
  await untilSettled(timers)
  const { leaks, forced } = judge(timers(), owner)
  const found = groupLeaks(leaks, owner)
  const end = owner.beginEnding()
  await closeAll(forced, owner)
  end()
  return found
}

/** Ends what code of an owner waits for, which a time-out has told of: it is no leak besides. */
export function endAwaited(owner: Owner): Promise<void> {
  return closeAll(liveAwaited(owner), owner)
}

/**
 * At the end of a class or a file, after everything else: what packages still keep of what its tests made. What is ending
 * by itself gets its time; the rest is ended.
 */
export async function releaseKept(keeper: Owner): Promise<Leak[]> {
  if (keptFor(keeper).length === 0) return []
  await untilReady(() => keptFor(keeper))
  await untilSettled(() => keptFor(keeper), isAnyClosing)
  await endClosing(keptFor(keeper))
  const entries = takeKept(keeper)
  const found: Leak[] = []
  const ended: [Owner, readonly LedgerEntry[]][] = []
  for (const owner of new Set(entries.map(entry => entry.owner))) {
    const kept = entries.filter(entry => entry.owner === owner)
    const { leaks, forced } = judgeAtLast(kept, owner)
    found.push(...groupLeaks(withoutServed(withoutTold(leaks, owner), owner), owner))
    if (forced.length > 0) ended.push([owner, forced])
  }
  // All are asked before the first is ended, which may take others along.
  const ends = ended.map(([owner]) => beginLastEnding(owner))
  for (const [owner, leaked] of ended) await closeAll(leaked, owner)
  for (const [owner] of ended) await endReactions(owner, () => takeKeptOf(owner, keeper))
  for (const end of ends) end()
  return found
}

/** What code of the owner makes until its end comes of the ending, and waits among what was kept. */
function beginLastEnding(owner: Owner): () => void {
  const ledger = ledgerOf(owner)
  const end = owner.beginEnding()
  ledger.isEndingAtLast = true
  return () => {
    ledger.isEndingAtLast = false
    end()
  }
}

/** What waits among what was kept comes of what has been told. */
function takeKeptOf(owner: Owner, keeper: Owner): Left {
  const made = keptFor(keeper).filter(entry => entry.owner === owner)
  return { found: [], forced: judgeAtLast(made, owner).forced }
}

/** What a package keeps besides a leak that was told already (it connects again) is of one cause with that. */
function withoutTold(entries: readonly LedgerEntry[], owner: Owner): readonly LedgerEntry[] {
  const told = owner.ledger?.toldPackages
  return told ? entries.filter(({ creation }) => !creation?.packages.some(name => told.has(name))) : entries
}
