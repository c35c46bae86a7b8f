import { HookArgumentsError } from '../errors/index.ts'
import { isThenable, shared, showValue } from '../internal/index.ts'
import { currentScope, runInScope, type Owner, type Scope } from '../ownership/index.ts'
import { exceptionInfo, type ExceptionInfo } from './exception-info.ts'
import { HookSlot, type Hook } from './hook-slot.ts'
import { watchHookCall } from './pending-hooks.ts'
import { passToHost } from './unowned.ts'

/** An exception that no caller could catch, on its way to a hook or an owner. */
export interface Uncaught {
  /** The scope whose work threw it; its owner answers for it. */
  readonly scope: Scope | undefined
  readonly error: unknown
  /** How it came: `a timer`, `a worker thread`, `an unhandled rejection` … */
  readonly origin: string
  /** Whether a promise rejected with it. */
  readonly isRejection?: boolean
}

/** A hook of Python's for such exceptions, `sys.unraisablehook` or `threading.excepthook`, and the way to it. */
export class ErrorHook<Args extends ExceptionInfo> {
  readonly slot: HookSlot<Args>
  readonly #name: string
  /** Of which exception a hook was told by which arguments, since it may hand them to the original. */
  readonly #told = new WeakMap<Args, Uncaught>()

  /** @param originalName how a user writes the original hook: `sys.__unraisablehook__` */
  constructor(name: string, originalName: string) {
    this.#name = name
    this.slot = new HookSlot<Args>(name, args => this.#callOriginal(originalName, args))
  }

  /** Tells the hook in force, with what `argsOf` adds to the arguments that every hook has; without one, the owner. */
  raise(raised: Uncaught, argsOf: (info: ExceptionInfo) => Args): void {
    const hook = this.slot.setFor(raised.scope?.owner)
    if (!isNews(raised, hook)) return
    if (!hook) return deliverToOwner(raised)
    const args = Object.freeze(argsOf(exceptionInfo(raised.error)))
    this.#told.set(args, raised)
    this.#call(hook, args, raised)
  }

  /** The original hook: the exception fails the test, class or file whose work threw it. */
  #callOriginal(name: string, args: Args & { readonly errMsg?: string | null }): void {
    if (typeof args !== 'object' || args === null || !('excValue' in args))
      throw new HookArgumentsError(name, showValue(args))
    const origin = args.errMsg ?? name
    deliverToOwner(this.#told.get(args) ?? { scope: currentScope(), error: args.excValue, origin })
  }

  /**
   * Calls a hook in the scope of the exception. A hook that throws, or whose promise is not fulfilled, has not taken the
   * exception: it goes its default way, and the hook's own error after it.
   */
  #call(hook: Hook<Args>, args: Args, raised: Uncaught): void {
    const failed = (error: unknown) => {
      deliverToOwner(raised)
      deliverToOwner({ scope: raised.scope, error, origin: this.#name })
    }
    const call = () => {
      const result = hook(args)
      if (isThenable(result)) watchHookCall({ owner: raised.scope?.owner, hook: this.#name, failed }, result)
    }
    try {
      if (raised.scope) runInScope(raised.scope, call)
      else call()
    } catch (error) {
      failed(error)
    }
  }
}

/** What happens without a hook: the owner fails, or the host's file when there is no owner. */
function deliverToOwner({ scope, error, origin }: Uncaught): void {
  if (scope) scope.owner.receive(error, origin)
  else passToHost('uncaughtException', error)
}

/** Who was told of which error, by the owner that answers for it: hooks, or the owner itself. */
const takersByOwner = shared('told-errors', () => new WeakMap<Owner, Map<unknown, Set<unknown>>>())

/**
 * Whether this is news to who takes it: the hook in force, or without one the owner, for whom a hook's error is settled.
 * A promise derived from a rejected one rejects with the same error, of one cause; a callback that throws an error again
 * is another exception to a hook. Of thrown values that are no objects only an owner's rejections are compared: nothing
 * else tells which belong together. Without an owner every time is the first.
 */
function isNews({ scope, error, isRejection }: Uncaught, hook?: Hook<never>): boolean {
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
  const byError = takersByOwner.get(owner) ?? new Map<unknown, Set<unknown>>()
  takersByOwner.set(owner, byError)
  const takers = byError.get(error) ?? new Set()
  byError.set(error, takers)
  return takers
}
