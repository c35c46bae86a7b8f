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
}

/** Errors that each owner has been given already: two promises that reject with one error are one cause. */
const given = shared('given-errors', () => new WeakMap<Owner, Set<unknown>>())

/** Whether this is the first time that the owner hears of the error. Without an owner every time is. */
export function isNews(raised: Raised): boolean {
  const owner = raised.scope?.owner
  if (owner?.isReported(raised.error)) return false
  if (!owner || typeof raised.error !== 'object' || raised.error === null) return true
  const known = given.get(owner) ?? new Set()
  given.set(owner, known)
  if (known.has(raised.error)) return false
  known.add(raised.error)
  return true
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
