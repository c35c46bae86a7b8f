import { allowedLeaks } from './allowance.ts'
import { earlierCall } from './causes.ts'
import { isAnyClosing } from './closing-connections.ts'
import { isOfPool, keepForLater, keepsConnection, takeBack } from './kept-by-packages.ts'
import { isKnown } from './known.ts'
import { kinds, type LeakKind, type LedgerEntry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

export interface Judgement {
  /** To be reported. */
  readonly leaks: readonly LedgerEntry[]
  /** To be ended: the leaks, and what nobody is to blame for but must not reach the next test. */
  readonly forced: readonly LedgerEntry[]
}

type Fate = 'leave' | 'keep' | 'end' | 'leak'

/**
 * Decides at the end of a test on what is asked for there. Hands over what packages keep for later tests.
 * @param alive everything of the test that is still alive: a request is known by its connection
 */
export function judge(
  found: readonly LedgerEntry[],
  owner: Owner,
  alive: readonly LedgerEntry[] = found,
): Judgement {
  const entries = found.map(entry => withClient(entry, alive, owner))
  // Connections first: whether a package's timer is a pool's depends on whether it keeps a connection.
  const ordered = [...entries.filter(isOfPool), ...entries.filter(entry => !isOfPool(entry))]
  const fates = new Map<LedgerEntry, Fate>()
  for (const entry of ordered) {
    const fate = found.includes(entry) ? fateOf(entry, owner) : 'keep'
    fates.set(entry, fate)
    if (fate === 'keep') handOver(entry, owner)
  }
  return conclude(entries, fates, owner)
}

/** Decides, when the file ends, on what was kept until then. */
export function judgeAtLast(entries: readonly LedgerEntry[], owner: Owner): Judgement {
  return conclude(entries, new Map(entries.map(entry => [entry, fateAtLast(entry, owner)])), owner)
}

function fateAtLast(entry: LedgerEntry, owner: Owner): Fate {
  const { resource, creation } = entry
  // What packages keep of a class's tests has been through `fateOf`.
  if (!owner.isPlain) return resource.state() === 'open' ? 'leak' : 'leave'
  if (isChannel(resource.kind) && creation?.origin === 'package') return 'leave'
  const fate = fateOf(entry, owner)
  return fate === 'keep' ? 'leak' : fate
}

/** What packages talk through for as long as the process lives. */
function isChannel(kind: LeakKind): boolean {
  return kind === 'message port' || kind === 'broadcast channel'
}

function conclude(
  entries: readonly LedgerEntry[],
  fates: ReadonlyMap<LedgerEntry, Fate>,
  owner: Owner,
): Judgement {
  const found = entries.filter(entry => fates.get(entry) === 'leak')
  const kept = entries.filter(entry => fates.get(entry) === 'keep')
  const allowed = allowedLeaks([...found, ...kept], owner)
  takeBack(allowed)
  const leaked = found.filter(entry => !allowed.has(entry))
  const ended = entries.filter(entry => fates.get(entry) === 'end')
  return { leaks: withoutCovered(leaked), forced: [...ended, ...leaked] }
}

function fateOf(entry: LedgerEntry, owner: Owner): Fate {
  const { resource, creation } = entry
  const { isTimer, isInner } = kinds[resource.kind]
  const state = resource.state()
  // The first short timers, which have no line, are taken for the test's own.
  const origin = creation?.origin ?? 'user'
  if (state === 'closed' || origin === 'host' || origin === 'module') return 'leave'
  if (state === 'idle') return isTimer && isUsers(entry) ? 'end' : 'leave'
  if (state === 'closing' || state === 'leftover') return 'end'
  // One cause, one entry: that it still waits is what the time-out reports.
  if (owner.isAbandoned && isWaitedFor(entry, owner)) return 'end'
  // What only Node has to do with serves something that is reported itself: a fetch request, a recursive watcher.
  if (origin === 'runtime' && (isTimer || isInner)) return 'leave'
  if (origin !== 'package') return 'leak'
  if (isOfClient(entry, owner)) return 'keep'
  if (isTimer && isKnown(creation)) return 'leave'
  const isOfLater = isTimer && mayServeLater(owner)
  return isOfPool(entry) || resource.isKeptUp || isOfLater ? 'keep' : 'leak'
}

/** What a fixture has a package make may serve other classes; a connection that stays, or is saying goodbye, has timers. */
function mayServeLater(owner: Owner): boolean {
  return owner.kind !== 'test' || keepsConnection(owner) || isAnyClosing()
}

/**
 * A request that a package makes out of sight, going on with what it began at a line of the user's: a client that polls. Whoever
 * holds the client may have closed it, which takes a last request or two.
 */
function isOfClient({ resource, creation }: LedgerEntry, owner: Owner): boolean {
  if (!creation || creation.userLine !== undefined || !isRequest(resource.kind)) return false
  return earlierCall(creation.packages, owner) !== undefined
}

/**
 * On Node 20 a request that had to wait for a connection is seen when no line of its maker is left, and only the connection has
 * one: a request on a connection that a package had used before is taken for that client's.
 */
function withClient(entry: LedgerEntry, all: readonly LedgerEntry[], owner: Owner): LedgerEntry {
  const { resource, creation } = entry
  if (creation?.origin !== 'runtime' || !isRequest(resource.kind)) return entry
  const socket = all.find(other => resource.covers?.(other.resource.object))
  if (socket?.creation?.origin !== 'package') return entry
  const isLater = 'reusedSocket' in resource.object && resource.object.reusedSocket === true
  const isClients =
    socket.creation.userLine === undefined ? isOfClient({ ...socket, resource }, owner) : isLater
  return isClients ? { resource, creation: socket.creation } : entry
}

function isRequest(kind: LeakKind): boolean {
  return kind === 'HTTP request' || kind === 'fetch request'
}

/** Whether the body may be what waits for it. Of a plain test nobody tells who resolves its promises: a callback may. */
function isWaitedFor({ resource }: LedgerEntry, owner: Owner): boolean {
  return (
    resource.isPromise === true || (owner.isPlain && owner.kind === 'test' && resource.kind !== 'interval')
  )
}

/** A short timer without a line may be a package's, and is over by itself in a turn or two. */
function isUsers({ resource, creation }: LedgerEntry): boolean {
  return creation ? creation.origin === 'user' : !resource.isPassing
}

/** Keeps something until the end of the file. What works through it later works for whoever uses it then. */
export function handOver(entry: LedgerEntry, owner: Owner): void {
  keepForLater(owner, entry)
  if (owner.ledger) owner.ledger.isShared = true
}

/** One cause, one entry: a server answers for the connections that it accepted, a request for its socket. */
export function withoutCovered(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return entries.filter(
    ({ resource }) =>
      !entries.some(other => other.resource !== resource && other.resource.covers?.(resource.object)),
  )
}
