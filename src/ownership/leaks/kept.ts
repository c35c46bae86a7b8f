import { sharedByProcess } from '../../internal/index.ts'
import type { Entry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

export interface KeptEntry extends Entry {
  readonly owner: Owner
}

// By the outermost owner (the file), which ends last; tests without a file share one list that nobody asks for.
const kept = sharedByProcess('kept-resources', () => new WeakMap<object, KeptEntry[]>())

/** Hands something over to the owner's file: a package keeps it for later tests, and may still end it with the file. */
export function keep(owner: Owner, { resource, creation }: Entry): void {
  const file = outermost(owner)
  const entries = (kept.get(file) ?? []).filter(entry => entry.resource.state() !== 'closed')
  kept.set(file, [...entries, { resource, creation, owner }])
}

/** What tests of `file` handed over and nobody has ended; each is handed out once. */
export function takeKept(file: Owner): KeptEntry[] {
  const entries = kept.get(file) ?? []
  kept.delete(file)
  return entries.filter(({ resource }) => resource.state() === 'open')
}

/** Whether a package keeps a connection, a worker or a process, for this owner or for one that outlives it. */
export function keepsConnection(owner: Owner): boolean {
  const own = kept.get(outermost(owner)) ?? []
  return [...own, ...inherited(owner)].some(
    ({ resource, creation }) =>
      isPoolable(resource.kind) && creation?.origin === 'package' && resource.state() !== 'closed',
  )
}

/** The kinds that client libraries pool: made on behalf of one test, kept for the next. */
export function isPoolable(kind: string): boolean {
  return poolable.has(kind)
}

const poolable = new Set(['socket', 'worker', 'child process', 'message port'])

function outermost(owner: Owner): Owner {
  return owner.parent ? outermost(owner.parent) : owner
}

function inherited(owner: Owner): readonly Entry[] {
  const { parent } = owner
  return parent ? [...(parent.ledger?.live() ?? []), ...inherited(parent)] : []
}
