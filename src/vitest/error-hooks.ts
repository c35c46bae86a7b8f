import { installErrorHooks } from '../hooks/index.ts'
import { liveOwners, setLateErrors, type Scope } from '../ownership/index.ts'
import { failLate } from './late-errors.ts'
import { ownedTasks, passOnToVitest } from './unowned-errors.ts'
import { workerState } from './worker.ts'

/** Routes errors that nobody caught to their owners, and the rest to Vitest. Called for every test file. */
export function routeErrors(): void {
  setLateErrors(failLate)
  installErrorHooks({
    passOn: passOnToVitest,
    fileScope,
    currentFile: () => workerState().filepath,
    onScopeEnd(restore) {
      const { current } = workerState()
      if (current?.type === 'test' && current.result?.state === 'run')
        current.context?.onTestFinished(restore)
    },
  })
}

/** Vitest's own tests have no owner; what happens while one runs is Vitest's to report, which names that test. */
function fileScope(): Scope | undefined {
  const { current } = workerState()
  if (current?.type === 'test' && !ownedTasks.has(current)) return undefined
  const owner = [...liveOwners()].find(({ kind }) => kind === 'file')
  return owner && { owner, values: new Map(), task: undefined }
}
