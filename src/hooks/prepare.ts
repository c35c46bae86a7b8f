import { builtin, sharedByProcess } from '../internal/index.ts'
import { onWorker, type NewWorker } from '../ownership/index.ts'
import { tagFinalizers, tagMicrotasks } from './tagged-callbacks.ts'

interface Installed {
  /** The global of the copy of the library that is in charge. In the vm pools each file brings a copy, with its own global. */
  global: object | undefined
  /** Whether that copy listens for errors. */
  isListening: boolean
  /** The workers that were made before it listened. */
  early: NewWorker[]
  /** Takes away what that copy has put in place. */
  undo: (() => void)[]
}

export const installed = sharedByProcess<Installed>('error-hooks', () => ({
  global: undefined,
  isListening: false,
  early: [],
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
  installed.early = []
  installed.undo = [
    onWorker(made => {
      if (installed.isListening) return
      installed.early = [...installed.early.filter(({ worker }) => worker.threadId !== -1), made]
    }),
    tagFinalizers(globalThis),
    tagMicrotasks(globalThis),
  ]
}
