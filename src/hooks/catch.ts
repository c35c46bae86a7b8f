import { exceptHooks, type ExceptHookArgs } from './threading.ts'
import { unraisableHooks, type UnraisableHookArgs } from './sys.ts'

/** What `catchUnraisableException` returns. */
export interface CaughtUnraisable extends Disposable {
  /** The arguments of the last exception in the block, or `null` before one and after the block. */
  readonly unraisable: UnraisableHookArgs | null
}

/** What `catchThreadingException` returns: of the last exception in the block, or `null` before one and after the block. */
export interface CaughtThreading extends Disposable {
  /** The class of the error. */
  readonly excType: ExceptHookArgs['excType'] | null
  /** The error. */
  readonly excValue: Error | null
  /** Its stack. */
  readonly excTraceback: string | null
  /** The thread that threw it. */
  readonly thread: ExceptHookArgs['thread']
}

/**
 * Takes the exceptions that `sys.unraisablehook` is told of until the block ends: `using caught = catchUnraisableException()`,
 * or `this.enterContext(catchUnraisableException())`. What it catches fails nothing.
 * Semantics: CPython's `test.support.catch_unraisable_exception`.
 */
export function catchUnraisableException(): CaughtUnraisable {
  let unraisable: UnraisableHookArgs | null = null
  const restore = unraisableHooks.override(args => {
    unraisable = args
  })
  return {
    get unraisable() {
      return unraisable
    },
    [Symbol.dispose]() {
      unraisable = null
      restore()
    },
  }
}

/**
 * Takes the exceptions that `threading.excepthook` is told of until the block ends: `using caught = catchThreadingException()`.
 * What it catches fails nothing. Semantics: CPython's `test.support.threading_helper.catch_threading_exception`.
 */
export function catchThreadingException(): CaughtThreading {
  let last: ExceptHookArgs | null = null
  const restore = exceptHooks.override(args => {
    last = args
  })
  return {
    get excType() {
      return last?.excType ?? null
    },
    get excValue() {
      return last?.excValue ?? null
    },
    get excTraceback() {
      return last?.excTraceback ?? null
    },
    get thread() {
      return last?.thread ?? null
    },
    [Symbol.dispose]() {
      last = null
      restore()
    },
  }
}
