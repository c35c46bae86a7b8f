import { allowedLeaks } from './allowance.ts'
import { isPoolable, keep, keepsConnection } from './kept.ts'
import type { Entry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

export interface Judgement {
  /** To be reported. */
  readonly leaks: readonly Entry[]
  /** To be ended: the leaks, and what nobody is to blame for but must not reach the next test. */
  readonly forced: readonly Entry[]
}

type Verdict = 'leave' | 'keep' | 'end' | 'leak'

const timers = new Set(['timeout', 'interval', 'immediate'])
const innerKinds = new Set(['socket', 'file watcher'])

/** Decides on everything that is still alive at the end of a test. Hands over to the file what packages keep. */
export function judge(entries: readonly Entry[], owner: Owner): Judgement {
  // Connections first: whether a package's timer is a pool's depends on whether it keeps a connection.
  const ordered = [...entries.filter(isOfPool), ...entries.filter(entry => !isOfPool(entry))]
  const verdicts = new Map<Entry, Verdict>()
  for (const entry of ordered) {
    const verdict = verdictOf(entry, owner)
    verdicts.set(entry, verdict)
    if (verdict === 'keep') handOver(entry, owner)
  }
  const found = entries.filter(entry => verdicts.get(entry) === 'leak')
  const allowed = allowedLeaks(found, owner)
  const leaked = found.filter(entry => !allowed.has(entry))
  const ended = entries.filter(entry => verdicts.get(entry) === 'end')
  return { leaks: withoutCovered(leaked), forced: [...ended, ...leaked] }
}

function verdictOf({ resource, creation }: Entry, owner: Owner): Verdict {
  const { kind } = resource
  const state = resource.state()
  // Timers beyond those that keep their line are taken for the test's own.
  const origin = creation?.origin ?? 'user'
  if (state === 'closed' || origin === 'host' || origin === 'module') return 'leave'
  if (state === 'idle') return timers.has(kind) && origin === 'user' ? 'end' : 'leave'
  if (state === 'closing' || state === 'leftover') return 'end'
  // One cause, one entry: that it still waits is what the time-out reports.
  if (owner.isAbandoned && resource.isPromise) return 'end'
  // What only Node has to do with serves something that is reported itself: a fetch request, a recursive watcher.
  if (origin === 'runtime' && (timers.has(kind) || innerKinds.has(kind))) return 'leave'
  if (origin !== 'package') return 'leak'
  if (isPoolable(kind) || (timers.has(kind) && keepsConnection(owner))) return 'keep'
  return 'leak'
}

function isOfPool({ resource, creation }: Entry): boolean {
  return isPoolable(resource.kind) && creation?.origin === 'package'
}

function handOver(entry: Entry, owner: Owner): void {
  keep(owner, entry)
  if (owner.ledger) owner.ledger.isShared = true
}

/** One cause, one entry: a server answers for the connections that it accepted, a request for its socket. */
export function withoutCovered(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(
    ({ resource }) =>
      !entries.some(other => other.resource !== resource && other.resource.covers?.(resource.object)),
  )
}
