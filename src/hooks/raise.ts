import { isThenable, shared } from '../internal/index.ts'
import { runInScope, type Owner, type Scope } from '../ownership/index.ts'
import type { Hook } from './hook-slot.ts'
import { passOn } from './unowned.ts'

/** An exception that no caller could catch, on its way to a hook or an owner. */
export interface Raised {
  /** The scope whose work threw it; its owner answers for it. */
  readonly scope: Scope | undefined
  readonly error: unknown
  /** How it came: `a timer`, `a worker thread`, `an unhandled rejection` … */
  readonly origin: string
  /** Whether a promise rejected with it. */
  readonly isRejection?: boolean
}

/** Who was told of which error, by the owner that answers for it: hooks, or the owner itself. */
const told = shared('told-errors', () => new WeakMap<Owner, Map<unknown, Set<unknown>>>())

/**
 * Whether this is news to who takes it: the hook in force, or without one the owner, for whom a hook's error is settled.
 * A promise derived from a rejected one rejects with the same error, of one cause; a callback that throws an error again
 * is another exception to a hook. Of thrown values that are no objects only an owner's rejections are compared: nothing
 * else tells which belong together. Without an owner every time is the first.
 */
export function isNews({ scope, error, isRejection }: Raised, hook?: Hook<never>): boolean {
  const owner = scope?.owner
  if (owner?.isReported(error)) return false
  const isObject = typeof error === 'object' && error !== null
  if (!owner || !(isObject || (isRejection && !hook))) return true
  const takers = takersOf(owner, error)
  const isKnown = hook ? isRejection === true && takers.has(hook) : takers.size > 0
  takers.add(hook ?? owner)
  return !isKnown
}

function takersOf(owner: Owner, error: unknown): Set<unknown> {
  const byError = told.get(owner) ?? new Map<unknown, Set<unknown>>()
  told.set(owner, byError)
  const takers = byError.get(error) ?? new Set()
  byError.set(error, takers)
  return takers
}

/** What happens without a hook: the owner fails, or the host's file when there is no owner. */
export function deliver({ scope, error, origin }: Raised): void {
  if (scope) scope.owner.receive(error, origin)
  else passOn('uncaughtException', error)
}

/**
 * Calls a hook in the scope of the exception. A hook that throws, or whose promise rejects, has not taken the exception:
 * it goes its default way, and the hook's own error after it.
 */
export function callHook<Args>(hook: Hook<Args>, name: string, args: Args, raised: Raised): void {
  const failed = (error: unknown) => {
    deliver(raised)
    deliver({ scope: raised.scope, error, origin: name })
  }
  const call = () => {
    const result = hook(args)
    if (isThenable(result)) void result.then(undefined, failed)
  }
  try {
    if (raised.scope) runInScope(raised.scope, call)
    else call()
  } catch (error) {
    failed(error)
  }
}
