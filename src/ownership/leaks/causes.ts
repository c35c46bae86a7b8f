import { kinds, ledgerOf, type Creation, type LedgerEntry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

/** What packages made for one thing that the user holds: a client with its socket and its heartbeat. */
export interface Cause {
  readonly entries: LedgerEntry[]
  readonly packages: Set<string>
  /** Where the user's code called the package, when that is known. */
  readonly call: Creation | undefined
}

/**
 * Sorts what packages have made by what it was made for. What has no line of the user's belongs to the call of the same
 * package that is known: one that has left something as well, or one of an earlier thing that is over.
 */
export function causesOf(entries: readonly LedgerEntry[], owner: Owner): readonly Cause[] {
  const causes: Cause[] = []
  const made = entries.filter(({ creation }) => creation?.origin === 'package')
  const isCalled = ({ creation }: LedgerEntry) => creation?.userLine !== undefined
  for (const entry of [...made.filter(isCalled), ...made.filter(each => !isCalled(each))])
    addTo(causes, entry, owner)
  return causes
}

function addTo(causes: Cause[], entry: LedgerEntry, owner: Owner): void {
  const packages = entry.creation?.packages ?? []
  const call = entry.creation?.userLine === undefined ? earlierCall(packages, owner) : entry.creation
  const cause = causes.find(each =>
    call && each.call ? call.userLine === each.call.userLine : shares(each.packages, packages),
  )
  if (!cause) return void causes.push({ entries: [entry], packages: new Set(packages), call })
  cause.entries.push(entry)
  for (const name of packages) cause.packages.add(name)
}

/** Where the user's code called a package for something that is over, which the package goes on with out of sight. */
export function earlierCall(packages: readonly string[], owner: Owner): Creation | undefined {
  const known = new Set(packages)
  return ledgerOf(owner).past.find(
    past => past.userLine !== undefined && past.origin === 'package' && shares(known, past.packages),
  )
}

function shares(known: ReadonlySet<string>, packages: readonly string[]): boolean {
  return packages.some(name => known.has(name))
}

/** The entry by which a cause is reported: what a timer or a port serves says more than these. */
export function headOf({ entries }: Cause): LedgerEntry | undefined {
  const isTelling = ({ resource: { kind } }: LedgerEntry) => !kinds[kind].isTimer && kind !== 'message port'
  return entries.find(isTelling) ?? entries[0]
}
