import { isCancelled } from '../errors/index.ts'
import { shared } from '../internal/index.ts'
import type { Owner, Scope } from '../ownership/index.ts'
import { creatorOf } from './creators.ts'
import { raiseUnraisable, unraisableHooks } from './sys.ts'
import { fileScope, passOn } from './unowned.ts'

const ORIGIN = 'an unhandled rejection'

interface Parked {
  readonly scope: Scope
  readonly reason: unknown
}

/** Rejections that may still be handled before their owner's verdict, by owner, in order. */
const parked = shared('rejections', () => new WeakMap<Owner, Map<Promise<unknown>, Parked>>())
/** Whose parked rejection a promise is. */
const ownerOf = new WeakMap<Promise<unknown>, Owner>()

/** Node found no handler. A hook is told now; without one the rejection waits for the verdict, as it may be handled yet. */
export function onUnhandledRejection(reason: unknown, promise: Promise<unknown>): void {
  const scope = creatorOf(promise) ?? fileScope()
  // A cancelled wait that nobody listens to is how a task's branches end with it, and no failure, as in asyncio.
  if (scope && isCancelled(reason)) return
  const owner = scope?.owner
  if (scope && owner?.closedAt === undefined && !unraisableHooks.isSet(owner)) park(scope, reason, promise)
  else if (scope || unraisableHooks.isSet(undefined))
    raiseUnraisable({ scope, error: reason, origin: ORIGIN, isRejection: true }, promise)
  else passOn('unhandledRejection', reason, promise)
}

function park(scope: Scope, reason: unknown, promise: Promise<unknown>): void {
  const own = parked.get(scope.owner) ?? new Map<Promise<unknown>, Parked>()
  parked.set(scope.owner, own.set(promise, { scope, reason }))
  ownerOf.set(promise, scope.owner)
}

/** A handler came after all. */
export function onRejectionHandled(promise: Promise<unknown>): void {
  const owner = ownerOf.get(promise)
  if (owner) parked.get(owner)?.delete(promise)
}

/** The verdict is near: what is still unhandled stays so. */
export function raiseParked(owner: Owner): void {
  const own = parked.get(owner)
  if (!own) return
  parked.delete(owner)
  for (const [promise, { scope, reason }] of own)
    raiseUnraisable({ scope, error: reason, origin: ORIGIN, isRejection: true }, promise)
}
