import { HookArgumentsError } from '../errors/index.ts'
import { builtin, shared, showValue } from '../internal/index.ts'
import { currentScope } from '../ownership/index.ts'
import { exceptionInfo, type ExceptionInfo } from './exception-info.ts'
import { HookSlot } from './hook-slot.ts'
import { callHook, deliver, isNews, type Raised } from './raise.ts'

/** What `threading.excepthook` receives. Semantics: CPython's `threading.ExceptHookArgs`. */
export interface ExceptHookArgs extends ExceptionInfo {
  /** The worker thread that the exception ended, or `null` when it is gone. */
  readonly thread: import('node:worker_threads').Worker | null
}

/** A function that `threading.excepthook` can be set to. */
export type ExceptHook = (args: ExceptHookArgs) => unknown

const raisedBy = shared('threading-raised', () => new WeakMap<ExceptHookArgs, Raised>())

/** The original hook: the exception fails the test, class or file that started the thread. */
function originalHook(args: ExceptHookArgs): void {
  if (typeof args !== 'object' || args === null || !('excValue' in args))
    throw new HookArgumentsError('threading.__excepthook__', showValue(args))
  deliver(
    raisedBy.get(args) ?? { scope: currentScope(), error: args.excValue, origin: 'threading.__excepthook__' },
  )
}

export const exceptHooks = shared('threading', () => new HookSlot('threading.excepthook', originalHook))

/** Tells the hook in force of an exception of a worker thread. */
export function raiseInThread(raised: Raised, thread: ExceptHookArgs['thread']): void {
  const hook = exceptHooks.setFor(raised.scope?.owner)
  if (!isNews(raised, hook)) return
  if (!hook) return deliver(raised)
  const args = Object.freeze({ ...exceptionInfo(raised.error), thread })
  raisedBy.set(args, raised)
  callHook(hook, 'threading.excepthook', args, raised)
}

let nativeId: number | undefined

/** Python's `threading`, as far as JavaScript has a use for it: worker threads are its threads. */
export const threading = {
  /**
   * Called when an exception ends a worker thread (with or without an `error` listener), when one exits with a code
   * other than 0 that nobody asked for, or when a message cannot be read. Assign to set it; the assignment ends with
   * the test, the class or the file that it is made in. Throws HookNotCallableError.
   * Semantics: CPython 3.8 `threading.excepthook`.
   */
  get excepthook(): ExceptHook {
    return exceptHooks.get()
  },
  set excepthook(hook: ExceptHook) {
    exceptHooks.set(hook)
  },
  /** The original hook: it fails the owner of the thread. */
  __excepthook__: originalHook as ExceptHook,
  /** The kernel's id of this thread, or `undefined` where the platform tells none (all but Linux). Semantics: `threading.get_native_id`. */
  getNativeId(): number | undefined {
    nativeId ??= readNativeId()
    return nativeId
  },
}

function readNativeId(): number | undefined {
  if ((globalThis.process as NodeJS.Process | undefined)?.platform !== 'linux') return undefined
  return Number(builtin('node:fs')?.readlinkSync('/proc/thread-self').split('/').pop())
}
