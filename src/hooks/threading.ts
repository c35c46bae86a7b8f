import { isNode, nodeModule, shared } from '../internal/index.ts'
import { ErrorHook, type Uncaught } from './error-hook.ts'
import type { ExceptionInfo } from './exception-info.ts'

/** What `threading.excepthook` receives. Semantics: CPython's `threading.ExceptHookArgs`. */
export interface ExceptHookArgs extends ExceptionInfo {
  /** The worker thread that the exception ended, or `null` when it is gone. */
  readonly thread: import('node:worker_threads').Worker | null
}

/** A function that `threading.excepthook` can be set to. */
export type ExceptHook = (args: ExceptHookArgs) => unknown

const exceptHook = shared(
  'threading',
  () => new ErrorHook<ExceptHookArgs>('threading.excepthook', 'threading.__excepthook__'),
)
// state of this copy: only a name for a part of what is shared
export const exceptHooks = exceptHook.slot

/** Tells the hook in force of an exception of a worker thread. */
export function raiseInThread(raised: Uncaught, thread: ExceptHookArgs['thread']): void {
  exceptHook.raise(raised, info => ({ ...info, thread }))
}

// state of this copy: a cache
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
  __excepthook__: exceptHooks.original satisfies ExceptHook,
  /** The kernel's id of this thread, or `undefined` where the platform tells none (all but Linux). Semantics: `threading.get_native_id`. */
  getNativeId(): number | undefined {
    nativeId ??= readNativeId()
    return nativeId
  },
}

function readNativeId(): number | undefined {
  if (!isNode || process.platform !== 'linux') return undefined
  return Number(nodeModule('node:fs').readlinkSync('/proc/thread-self').split('/').pop())
}
