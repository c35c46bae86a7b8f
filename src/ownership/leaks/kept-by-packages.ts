import { sharedByProcess } from '../../internal/index.ts'
import { kinds, type LedgerEntry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

interface KeptEntry extends LedgerEntry {
  readonly owner: Owner
}

// By the outermost owner (the file), which ends last; tests without a file share one list that nobody asks for.
const keptByFile = sharedByProcess('kept-resources', () => new WeakMap<Owner, KeptEntry[]>())

/** Hands something over to the owner's file: a package keeps it for later tests, and may still end it with the file. */
export function keepForFile(owner: Owner, { resource, creation }: LedgerEntry): void {
  const kept = (keptByFile.get(owner.root) ?? []).filter(entry => entry.resource.state() !== 'closed')
  keptByFile.set(owner.root, [...kept, { resource, creation, owner }])
}

/** What tests of `file` handed over and nobody has ended; each is handed out once. */
export function takeKept(file: Owner): KeptEntry[] {
  const kept = keptByFile.get(file) ?? []
  keptByFile.delete(file)
  return kept.filter(({ resource }) => resource.state() === 'open')
}

/** Whether a package keeps a connection, a worker or a process, for this owner or for one that outlives it. */
export function keepsConnection(owner: Owner): boolean {
  const kept = keptByFile.get(owner.root) ?? []
  return [...kept, ...inherited(owner)].some(entry => isOfPool(entry) && entry.resource.state() !== 'closed')
}

/** Whether a package made it, of a kind that client libraries pool. */
export function isOfPool({ resource, creation }: LedgerEntry): boolean {
  return kinds[resource.kind].isPooled === true && creation?.origin === 'package'
}

function inherited({ parent }: Owner): readonly LedgerEntry[] {
  return parent ? [...(parent.ledger?.live() ?? []), ...inherited(parent)] : []
}
