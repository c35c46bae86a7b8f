import { shared } from '../internal/index.ts'
import { ErrorHook, type Uncaught } from './error-hook.ts'
import type { ExceptionInfo } from './exception-info.ts'

/** What `sys.unraisablehook` receives. Semantics: CPython's `sys.UnraisableHookArgs`. */
export interface UnraisableHookArgs extends ExceptionInfo {
  /** How the exception came: `Exception from a timer`, `Exception from an unhandled rejection` … */
  readonly errMsg: string | null
  /** What threw: the promise, the timer, the finalization registry, the microtask's function; `null` when unknown. */
  readonly object: unknown
}

/** A function that `sys.unraisablehook` can be set to. */
export type UnraisableHook = (args: UnraisableHookArgs) => unknown

const unraisableHook = shared(
  'sys',
  () => new ErrorHook<UnraisableHookArgs>('sys.unraisablehook', 'sys.__unraisablehook__'),
)
// state of this copy: only a name for a part of what is shared
export const unraisableHooks = unraisableHook.slot

/** Tells the hook in force of an exception that no caller could catch. */
export function raiseUnraisable(raised: Uncaught, object: unknown = null): void {
  unraisableHook.raise(raised, info => ({ ...info, errMsg: `Exception from ${raised.origin}`, object }))
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
  __unraisablehook__: unraisableHooks.original satisfies UnraisableHook,
}
