import { lineHere } from '../../internal/index.ts'
import {
  Creation,
  timerDepth,
  type LedgerEntry,
  ledgerOf,
  noteCall,
  type Resource,
  isShort,
  kinds,
  Timer,
  type NativeTimer,
  type TimerKind,
} from '../ledger/index.ts'
import { isOfPool, keepForLater, takeLateWork } from '../leaks/index.ts'
import { type Owner, currentOwner, journal } from '../owner/index.ts'

/** Files what the running code has just made under the owner of that code, unless it is known to be another's. */
export function recordResource(
  make: (creation: Creation) => Resource,
  creation?: Creation,
  owner = currentOwner(),
): void {
  if (!owner) return
  const line = creation ?? Creation.here()
  recordEntry(owner, { resource: make(line), creation: line })
}

/** As `recordResource`, for what tells of its errors in an event, when the call that made it has long returned. */
export function recordEmitter(emitter: Parameters<typeof noteCall>[0], make: () => Resource): void {
  recordResource(call => {
    noteCall(emitter, call)
    return make()
  })
}

export function recordEntry(owner: Owner, entry: LedgerEntry): void {
  journal.recorder?.watchResource(entry, owner)
  if (isLate(owner, entry)) takeLateWork(owner, entry)
  else if (owner.isReleased && isOfPool(entry)) keepForLater(owner, entry)
  else ledgerOf(owner).add(entry)
}

/** What a class or a file has set up may serve those after it, all but timers; what it was given up for serves nobody. */
function isLate({ kind, closedAt, isAbandoned }: Owner, { resource }: LedgerEntry): boolean {
  return closedAt !== undefined && (kind === 'test' || isAbandoned || kinds[resource.kind].isTimer === true)
}

/** As `recordResource`, for timers. */
export function recordTimer(owner: Owner, timer: NativeTimer, line: Error | undefined): void {
  if (owner.closedAt === undefined) ledgerOf(owner).addTimer(timer, line)
  else takeLateWork(owner, new Timer(timer, line))
}

/**
 * The line that makes a timer, when it is worth its cost. The first short ones of a test need none, since they end by
 * themselves before anybody asks for them; a chain of them that never ends soon has a line.
 */
export function timerLine(
  owner: Owner,
  kind: TimerKind,
  delay: unknown,
  depth = timerDepth,
): Error | undefined {
  const isWanted = owner.closedAt !== undefined || ledgerOf(owner).wantsLine(isShort(kind, delay))
  return isWanted ? lineHere(depth) : undefined
}
