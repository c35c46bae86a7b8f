import { shared } from '../../internal/index.ts'
import type { Owner } from './owner.ts'

/** What came to light at the end of an owner. */
export interface Finding {
  /** Where it came from, as a reader understands it: what was called. */
  readonly origin: string
  /** Its stack begins at the line that it is about. */
  readonly error: Error
  /** Whether it fails nothing. */
  readonly isWarning: boolean
}

/**
 * Asked once, when all of the owner's code has had its turn.
 * @param wentWell of what broke off before it came to use what it made, nothing is told
 */
export type EndCheck = (owner: Owner, wentWell: boolean) => readonly Finding[] | Promise<readonly Finding[]>

// No entry for an owner of which nobody wants to ask anything.
const checks = shared('end-checks', () => new WeakMap<Owner, Set<EndCheck>>())

/** Has `check` asked at the end of `owner`, once, however often it is given. */
export function checkAtEnd(owner: Owner, check: EndCheck): void {
  const known = checks.get(owner)
  if (known === undefined) checks.set(owner, new Set([check]))
  else known.add(check)
}

/** What those find who want to be asked at the end of `owner`, in the order in which they came. */
export async function findingsOf(owner: Owner, wentWell: boolean): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const check of checks.get(owner) ?? []) findings.push(...(await check(owner, wentWell)))
  checks.delete(owner)
  return findings
}

/** One finding for all that is of one line, in the order in which the lines came. */
export function findingsByLine<T>(
  found: readonly T[],
  lineOf: (each: T) => string,
  findingOf: (ofOneLine: readonly [T, ...T[]]) => Finding,
): readonly Finding[] {
  const byLine = new Map<string, [T, ...T[]]>()
  for (const each of found) {
    const line = lineOf(each)
    const ofOneLine = byLine.get(line)
    if (ofOneLine) ofOneLine.push(each)
    else byLine.set(line, [each])
  }
  return [...byLine.values()].map(findingOf)
}

/** Whether an owner wants to be asked. */
export function hasEndChecks(owner: Owner): boolean {
  return checks.has(owner)
}
