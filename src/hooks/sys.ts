import { HookArgumentsError } from '../errors/index.ts'
import { shared, showValue } from '../internal/index.ts'
import { currentScope } from '../ownership/index.ts'
import { exceptionInfo, type ExceptionInfo } from './exception-info.ts'
import { HookSlot } from './hook-slot.ts'
import { callHook, deliver, isNews, type Raised } from './raise.ts'

/** What `sys.unraisablehook` receives. Semantics: CPython's `sys.UnraisableHookArgs`. */
export interface UnraisableHookArgs extends ExceptionInfo {
  /** How the exception came: `Exception from a timer`, `Exception from an unhandled rejection` … */
  readonly errMsg: string | null
  /** What threw: the promise, the timer, the finalization registry, the microtask's function; `null` when unknown. */
  readonly object: unknown
}

/** A function that `sys.unraisablehook` can be set to. */
export type UnraisableHook = (args: UnraisableHookArgs) => unknown

const raisedBy = shared('sys-raised', () => new WeakMap<UnraisableHookArgs, Raised>())

/** The original hook: the exception fails the test, class or file whose work threw it. */
function originalHook(args: UnraisableHookArgs): void {
  if (typeof args !== 'object' || args === null || !('excValue' in args))
    throw new HookArgumentsError('sys.__unraisablehook__', showValue(args))
  const origin = args.errMsg ?? 'sys.__unraisablehook__'
  deliver(raisedBy.get(args) ?? { scope: currentScope(), error: args.excValue, origin })
}

export const unraisableHooks = shared('sys', () => new HookSlot('sys.unraisablehook', originalHook))

/** Tells the hook in force of an exception that no caller could catch. */
export function raiseUnraisable(raised: Raised, object: unknown = null): void {
  const hook = unraisableHooks.setFor(raised.scope?.owner)
  if (!isNews(raised, hook)) return
  if (!hook) return deliver(raised)
  const errMsg = `Exception from ${raised.origin}`
  const args = Object.freeze({ ...exceptionInfo(raised.error), errMsg, object })
  raisedBy.set(args, raised)
  callHook(hook, 'sys.unraisablehook', args, raised)
}

/** Python's `sys`, as far as this library has a use for it. */
export const sys = {
  /**
   * Called with an exception that no caller could catch: thrown by a timer, an immediate, a listener, a microtask or a
   * finalizer, or a rejection that nobody handles. Assign to set it; the assignment ends with the test, the class or
   * the file that it is made in. Throws HookNotCallableError. Semantics: CPython 3.8 `sys.unraisablehook`.
   */
  get unraisablehook(): UnraisableHook {
    return unraisableHooks.get()
  },
  set unraisablehook(hook: UnraisableHook) {
    unraisableHooks.set(hook)
  },
  /** The original hook: it fails the owner of the work. */
  __unraisablehook__: originalHook as UnraisableHook,
}
