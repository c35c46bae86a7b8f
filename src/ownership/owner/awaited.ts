import type { Owner } from './owner.ts'

/** A timer behind a promise that code of an owner waits for. */
export interface AwaitedTimer {
  /** `60000 ms` */
  readonly detail: string
  /** Stack lines from the call that made it; empty when that is not known. */
  readonly stack: string
}

/** What an owner's code waits for in `timers/promises` and its like, in order of creation. */
export function awaitedTimers(owner: Owner): readonly AwaitedTimer[] {
  const entries = owner.ledger?.live() ?? []
  return entries
    .filter(({ resource }) => resource.isPromise)
    .map(({ resource, creation }) => ({ detail: resource.detail(), stack: creation?.stack ?? '' }))
}
