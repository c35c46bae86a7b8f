import { isErrorLike, readable, safely } from '../internal/index.ts'
import type { OwnedError } from '../ownership/index.ts'
import { causeOf, partsOfOne } from './phase-errors.ts'

/**
 * The errors that nobody could catch, without those that have been told. A promise that was awaited and one derived from it
 * reject with one error, and who catches that error may throw one of their own for it: one cause, one report.
 * @param told what the report has besides, as `readable` gives it
 */
export function withoutTold(received: readonly OwnedError[], told: Iterable<unknown>): OwnedError[] {
  const known = new Set(told)
  const once = received.filter(({ error }) => !known.has(readable(error)) && known.add(readable(error)))
  const within = new Map([...known].map(error => [error, withinOf(error)] as const))
  // Of errors that are each the other's cause, both are told.
  const isWithinAnother = (error: unknown) =>
    [...within].some(([other, inner]) => inner.has(error) && !within.get(error)!.has(other))
  return once.filter(({ error }) => !isWithinAnother(readable(error)))
}

/** What a report of the error shows with it: its causes and parts, and theirs. */
function withinOf(error: unknown, seen = new Set<unknown>()): Set<unknown> {
  if (!isErrorLike(error)) return seen
  const parts = safely(() => partsOfOne(error), [])
  for (const inner of [causeOf(error), ...parts].map(readable))
    if (isErrorLike(inner) && !seen.has(inner)) withinOf(inner, seen.add(inner))
  return seen
}
