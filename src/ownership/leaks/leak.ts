import { LeakError } from '../../errors/index.ts'
import { causesOf, headOf, type Cause } from './causes.ts'
import { remedyOf } from './remedy.ts'
import { ledgerOf, type Creation, type LeakKind, type LedgerEntry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

/** What one line of a test started and nobody ended: one entry of the report. */
export interface Leak {
  readonly owner: Owner
  readonly kind: LeakKind
  readonly count: number
  /** `port 8080`, `every 50 ms`; of several, those that differ. */
  readonly detail: string
  /** The one call that would have ended it. */
  readonly remedy: string
  /** Stack lines from the line that made it, outwards; empty when that is not known. */
  readonly stack: string
  /** The packages that made it. */
  readonly packages: readonly string[]
}

type Group = readonly [LedgerEntry, ...LedgerEntry[]]

const shownDetails = 3

/** One entry per kind and line; of what packages made, one for each thing that the user holds. */
export function groupLeaks(entries: readonly LedgerEntry[], owner: Owner): Leak[] {
  const causes = new Map(
    causesOf(entries, owner).flatMap(cause => cause.entries.map(entry => [entry, cause])),
  )
  const leaks: Leak[] = []
  for (const group of byLine(entries)) {
    const cause = causes.get(group[0])
    if (!cause) leaks.push(toLeak(group, owner))
    else if (group.includes(headOf(cause) ?? group[0])) leaks.push(toLeak(group, owner, cause.call))
    if (cause) noteTold(cause, owner)
  }
  return leaks
}

function byLine(entries: readonly LedgerEntry[]): Iterable<Group> {
  const groups = new Map<string, [LedgerEntry, ...LedgerEntry[]]>()
  for (const entry of entries) {
    const key = `${entry.resource.kind} ${entry.creation?.origin} ${lineOf(entry)}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups.values()
}

function noteTold({ packages }: Cause, owner: Owner): void {
  const told = (ledgerOf(owner).toldPackages ??= new Set())
  for (const name of packages) told.add(name)
}

/** @param call where the user's code called the package that made it */
function toLeak(group: Group, owner: Owner, call?: Creation): Leak {
  const { resource, creation } = group[0]
  const details = [...new Set(group.map(entry => entry.resource.detail()))].filter(detail => detail !== '')
  const more = details.length > shownDetails ? ', …' : ''
  return {
    owner,
    kind: resource.kind,
    count: group.length,
    detail: details.slice(0, shownDetails).join(', ') + more,
    remedy: remedyOf(group[0], call),
    stack: (call ?? creation)?.stack ?? '',
    packages: creation?.packages ?? [],
  }
}

function lineOf({ creation }: LedgerEntry): string {
  return creation?.stack.split('\n', 1)[0] ?? ''
}

/**
 * One error per leak, whose stack is the line that made it, so that every reporter shows that line.
 * @param fallback the stack to show where the line is not known: that of the test method.
 */
export function leakErrors(leaks: readonly Leak[], fallback = ''): LeakError[] {
  return leaks.map(
    ({ kind, count, detail, owner, remedy, stack }) =>
      new LeakError(kind, count, detail, owner.name, remedy, stack === '' ? fallback : stack),
  )
}
