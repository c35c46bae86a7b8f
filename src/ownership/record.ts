import { Creation, fullDepth } from './creation.ts'
import { takeLate } from './late.ts'
import { ledgerOf, type Entry } from './ledger.ts'
import type { Owner } from './owner.ts'
import type { Resource } from './resource.ts'
import { currentOwner } from './scope.ts'

/** Files what the running code has just made under the owner of that code. */
export function record(make: () => Resource, creation?: Creation): void {
  const owner = currentOwner()
  if (owner) file(owner, { resource: make(), creation: creation ?? new Creation(fullDepth) })
}

/** As `record`, for timers: they are many, and those of classes and files are never asked for. */
export function recordTimer(owner: Owner, resource: Resource, depth: number): void {
  const ledger = ledgerOf(owner)
  const creation = ledger.timerCreations > 0 ? new Creation(depth, true) : undefined
  ledger.timerCreations -= 1
  file(owner, { resource, creation })
}

function file(owner: Owner, entry: Entry): void {
  if (owner.kind === 'test' && owner.closedAt !== undefined) takeLate(owner, entry)
  else ledgerOf(owner).add(entry)
}
