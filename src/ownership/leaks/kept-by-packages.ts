import { sharedByProcess } from '../../internal/index.ts'
import { kinds, type Creation, type LedgerEntry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

export interface KeptEntry extends LedgerEntry {
  /** Whose code made it. */
  readonly owner: Owner
}

// state of this copy: one copy in a process judges
const tolerated = new WeakSet<object>()

// By who asks for it at its own end; tests without a file share one list that nobody asks for.
const keptBy = sharedByProcess('kept-resources', () => new WeakMap<Owner, KeptEntry[]>())

/**
 * Hands something over to an owner that ends later, since a package keeps it for later tests and may still end it: a
 * timer that it keeps up to the class, all else to the file. A timer that serves a connection goes where that is asked for.
 */
export function keepForLater(owner: Owner, { resource, creation }: LedgerEntry): void {
  const { parent, root } = owner
  if (owner.isEnding || resource.isReaction) noteOfEnding(owner, creation)
  const isForClass =
    !owner.isPlain && resource.isKeptUp && parent?.closedAt === undefined && !keepsConnection(owner)
  const keeper = isForClass ? (parent ?? root) : root
  const kept = (keptBy.get(keeper) ?? []).filter(entry => entry.resource.state() !== 'closed')
  keptBy.set(keeper, [...kept, { resource, creation, owner }])
}

/** What a package makes while its connection is being cut (it connects again) is of one cause with the leak that was told. */
function noteOfEnding({ ledger }: Owner, creation: Creation | undefined): void {
  if (!ledger || !creation) return
  ledger.toldPackages ??= new Set()
  for (const name of creation.packages) ledger.toldPackages.add(name)
}

/** What tests handed over to this owner and nobody has ended. Forgets the rest. */
export function keptFor(keeper: Owner): readonly KeptEntry[] {
  const kept = keptBy.get(keeper) ?? []
  const live = kept.filter(({ resource }) => !tolerated.has(resource) && resource.state() !== 'closed')
  if (live.length < kept.length) keptBy.set(keeper, live)
  return live
}

/** These are tolerated after all: nobody asks for them. */
export function takeBack(entries: ReadonlySet<LedgerEntry>): void {
  for (const { resource } of entries) tolerated.add(resource)
}

/** As `keptFor`; each is handed out once. */
export function takeKept(keeper: Owner): readonly KeptEntry[] {
  const kept = keptFor(keeper)
  keptBy.delete(keeper)
  return kept
}

/** Whether a package keeps a connection, a worker or a process, for this owner or for one that outlives it. */
export function keepsConnection(owner: Owner): boolean {
  const kept = keptBy.get(owner.root) ?? []
  return [...kept, ...inherited(owner)].some(entry => isOfPool(entry) && entry.resource.state() !== 'closed')
}

/** Whether a package made it, of a kind that client libraries pool. */
export function isOfPool({ resource, creation }: LedgerEntry): boolean {
  return kinds[resource.kind].isPooled === true && creation?.origin === 'package'
}

function inherited({ parent }: Owner): readonly LedgerEntry[] {
  return parent ? [...(parent.ledger?.live() ?? []), ...inherited(parent)] : []
}
