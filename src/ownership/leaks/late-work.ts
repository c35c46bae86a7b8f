import { LateWorkError } from '../../errors/index.ts'
import { closeAll } from './until-ended.ts'
import { ledgerOf, type LedgerEntry } from '../ledger/index.ts'
import { isOfPool, keepForLater } from './kept-by-packages.ts'
import type { Owner } from '../owner/index.ts'

/**
 * Judges what code of a test, or of a fixture, starts after the verdict. The user's own code belongs to nobody any more: what it
 * starts is ended at once and reported for that owner. Packages and Node itself may be working for later tests through
 * something that they share (a pool, an agent): that stays.
 */
export function takeLateWork(owner: Owner, entry: LedgerEntry): void {
  const { creation } = entry
  const ledger = ledgerOf(owner)
  // A client that was made in the test may connect only now, and may have to try again.
  if (isOfPool(entry))
    for (const name of creation?.packages ?? []) (ledger.lateClients ??= new Set()).add(name)
  const isOfClient =
    creation?.origin === 'package' && creation.packages.some(name => ledger.lateClients?.has(name))
  if (ledger.isShared || ledger.isEndingAtLast || isOfClient || isLenient(owner))
    return keepForLater(owner, entry)
  if (creation && creation.origin !== 'user') return
  // When the call has returned: a process has its number and can be killed only then.
  void Promise.resolve().then(() => endLate(owner, entry))
}

function endLate(owner: Owner, entry: LedgerEntry): void {
  const { resource, creation } = entry
  const ledger = ledgerOf(owner)
  const detail = resource.detail()
  void closeAll([entry], owner)
  const stack = creation?.stack ?? ''
  const line = stack.split('\n', 1).join('')
  ledger.lateLines ??= new Set()
  if (ledger.lateLines.has(line)) return
  ledger.lateLines.add(line)
  owner.receive(
    new LateWorkError(owner.name, owner.kind, resource.kind, detail, stack),
    `work after the end of the ${owner.kind}`,
  )
}

/** Of a plain test nothing is ended before the end of its file, unless it is to fail for it. */
function isLenient(owner: Owner): boolean {
  return owner.isPlain && owner.leaks !== 'fail'
}
