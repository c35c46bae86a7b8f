import { isCancelled } from '../errors/index.ts'
import { readable, shared } from '../internal/index.ts'
import { comesOfEnding, linesOfFailed, type Owner, type Scope } from '../ownership/index.ts'
import { creatorOf } from './creators.ts'
import { addLinesOfCall } from './lines-of-call.ts'
import { raiseUnraisable, unraisableHooks } from './sys.ts'
import { tellingOthers } from './throwing-listeners.ts'
import { isTakenFor, passToHost, scopeOfFile } from './unowned.ts'

interface Parked {
  readonly scope: Scope
  readonly reason: unknown
}

const rejections = shared('rejections', () => ({
  /** Those that may still be handled before their owner's verdict, in order. */
  parked: new WeakMap<Owner, Map<Promise<unknown>, Parked>>(),
  /** Whose parked rejection a promise is. */
  owners: new WeakMap<Promise<unknown>, Owner>(),
}))

/** Node found no handler. A hook is told now; without one the rejection waits for the verdict, as it may be handled yet. */
export function onUnhandledRejection(rejected: unknown, promise: Promise<unknown>): void {
  const reason = readable(rejected)
  if (comesOfEnding(reason)) return
  const maker = creatorOf(promise)
  tellingOthers('unhandledRejection', maker)
  const scope = maker ?? scopeOfFile('unhandledRejection')
  // A cancelled wait that nobody listens to is how a task's branches end with it, and no failure, as in asyncio.
  if (scope && isCancelled(reason)) return
  const owner = scope?.owner
  if (owner) addLinesOfCall(reason, failed => linesOfFailed(failed, owner))
  if (owner && (owner.isReported(reason) || isTakenFor(owner, 'unhandledRejection'))) return
  if (scope && owner?.closedAt === undefined && !unraisableHooks.isSet(owner)) park(scope, reason, promise)
  else if (scope || unraisableHooks.isSet(undefined)) raiseRejection(scope, reason, promise)
  else passToHost('unhandledRejection', rejected, promise)
}

function raiseRejection(scope: Scope | undefined, reason: unknown, promise: Promise<unknown>): void {
  raiseUnraisable({ scope, error: reason, origin: 'an unhandled rejection', isRejection: true }, promise)
}

function park(scope: Scope, reason: unknown, promise: Promise<unknown>): void {
  const waiting = rejections.parked.get(scope.owner) ?? new Map<Promise<unknown>, Parked>()
  rejections.parked.set(scope.owner, waiting.set(promise, { scope, reason }))
  rejections.owners.set(promise, scope.owner)
}

/** A handler came after all. */
export function onRejectionHandled(promise: Promise<unknown>): void {
  const owner = rejections.owners.get(promise)
  tellingOthers('rejectionHandled', owner && rejections.parked.get(owner)?.get(promise)?.scope)
  if (owner) rejections.parked.get(owner)?.delete(promise)
}

/** The verdict is near: what is still unhandled stays so. */
export function raiseParked(owner: Owner): void {
  const waiting = rejections.parked.get(owner)
  if (!waiting) return
  rejections.parked.delete(owner)
  for (const [promise, { scope, reason }] of waiting) raiseRejection(scope, reason, promise)
}
