import { Creation } from './creation.ts'
import { takeLate } from './late.ts'
import { ledgerOf, type Entry } from './ledger.ts'
import type { Owner } from './owner.ts'
import type { Resource } from './resource.ts'
import { currentOwner } from './scope.ts'

/** Files what the running code has just made under the owner of that code. */
export function record(make: () => Resource, creation?: Creation): void {
  const owner = currentOwner()
  if (owner) file(owner, { resource: make(), creation: creation ?? Creation.here() })
}

/** As `record`, for timers: they are many, and those of classes and files are never asked for. */
export function recordTimer(owner: Owner, resource: Resource, line: Error | undefined): void {
  file(owner, { resource, creation: line && new Creation(line, true) })
}

/**
 * Whether the line of the next timer is worth its cost. The first short ones of a test need none, since they end by
 * themselves before anybody asks for them; a chain of them that never ends soon has a line.
 */
export function wantsTimerLine(owner: Owner, isShort: boolean): boolean {
  if (owner.kind !== 'test') return false
  const ledger = ledgerOf(owner)
  if (isShort && owner.closedAt === undefined && ledger.shortTimers > 0) {
    ledger.shortTimers -= 1
    return false
  }
  ledger.timerCreations -= 1
  return ledger.timerCreations >= 0
}

function file(owner: Owner, entry: Entry): void {
  if (owner.kind === 'test' && owner.closedAt !== undefined) takeLate(owner, entry)
  else ledgerOf(owner).add(entry)
}
