import { installErrorHooks } from '../hooks/index.ts'
import { setLateErrors } from '../ownership/index.ts'
import { failLate } from './late-errors.ts'
import { passOnToVitest } from './unowned-errors.ts'
import { workerState } from './worker.ts'

/** Routes errors that nobody caught to their owners, and the rest to Vitest. Called for every test file. */
export function routeErrors(): void {
  setLateErrors(failLate)
  installErrorHooks({
    passOn: passOnToVitest,
    currentFile: () => workerState().filepath,
    onScopeEnd(restore) {
      const { current } = workerState()
      if (current?.type === 'test' && current.result?.state === 'run')
        current.context?.onTestFinished(restore)
    },
  })
}
