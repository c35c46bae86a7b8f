import { LeakError } from '../../errors/index.ts'
import { kinds, type LeakKind, type LedgerEntry } from '../ledger/index.ts'
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
}

const shownDetails = 3

/** One entry per kind and line. */
export function groupLeaks(entries: readonly LedgerEntry[], owner: Owner): Leak[] {
  const groups = new Map<string, [LedgerEntry, ...LedgerEntry[]]>()
  for (const entry of entries) {
    const key = `${entry.resource.kind} ${lineOf(entry)}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()].map(group => toLeak(group, owner))
}

function toLeak(group: readonly [LedgerEntry, ...LedgerEntry[]], owner: Owner): Leak {
  const { resource, creation } = group[0]
  const details = [...new Set(group.map(entry => entry.resource.detail()))].filter(detail => detail !== '')
  const more = details.length > shownDetails ? ', …' : ''
  return {
    owner,
    kind: resource.kind,
    count: group.length,
    detail: details.slice(0, shownDetails).join(', ') + more,
    remedy: resource.remedy ?? kinds[resource.kind].remedy,
    stack: creation?.stack ?? '',
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
