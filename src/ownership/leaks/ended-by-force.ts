import { sharedByProcess } from '../../internal/index.ts'
import { kinds } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'
import type { Leak } from './leak.ts'

// By file.
const ended = sharedByProcess('ended-by-force', () => new WeakMap<Owner, Leak[]>())

/** Remembers what was ended for a test: a later one may count on it. Nobody counts on a timer. */
export function noteEnded(owner: Owner, leaks: readonly Leak[]): void {
  const lasting = leaks.filter(({ kind }) => !kinds[kind].isTimer)
  if (lasting.length > 0) ended.set(owner.root, [...(ended.get(owner.root) ?? []), ...lasting])
}

/** What was ended for other tests of the owner's file, in order. */
export function endedForOthers(owner: Owner): readonly Leak[] {
  return (ended.get(owner.root) ?? []).filter(leak => leak.owner !== owner)
}
