import { builtin, sharedByProcess } from '../internal/index.ts'
import { rememberWorkers } from './new-workers.ts'
import { tagFinalizers } from './finalizers.ts'
import { tagMicrotasks } from './microtasks.ts'

interface Installed {
  /** The global of the copy of the library that is in charge. In the vm pools each file brings a copy, with its own global. */
  global: object | undefined
  /** Whether that copy listens for errors. */
  isListening: boolean
  /** What `process.exitCode` was. */
  exitCode: typeof process.exitCode
  /** Takes away what that copy has put in place. */
  undo: (() => void)[]
}

export const installed = sharedByProcess<Installed>('error-hooks', () => ({
  global: undefined,
  isListening: false,
  exitCode: undefined,
  undo: [],
}))

/**
 * What must be in place before a test file is imported, since a module may take a copy of it: wrappers that remember
 * whose a callback is. Errors are not listened for before `installErrorHooks`. Cheap to call again.
 */
export function prepareErrorHooks(): void {
  if (!builtin('node:async_hooks') || installed.global === globalThis) return
  for (const step of installed.undo) step()
  installed.global = globalThis
  installed.isListening = false
  installed.exitCode = process.exitCode
  installed.undo = [rememberWorkers(), tagFinalizers(globalThis), tagMicrotasks(globalThis)]
}
