import { WorkerExitError } from '../errors/index.ts'
import {
  currentScope,
  noteFailedWorker,
  onWorker,
  wasTerminated,
  type NewWorker,
} from '../ownership/index.ts'
import { withStackOf } from './exception-info.ts'
import { exceptHooks, raiseInThread } from './threading.ts'
import { passToHost, scopeOfFile } from './unowned.ts'

/** Watches every worker from its construction on. @param early those that were made before. Returns what stops it. */
export function watchWorkers(early: readonly NewWorker[]): () => void {
  early.forEach(watch)
  return onWorker(watch)
}

function watch({ worker, line }: NewWorker): void {
  const maker = currentScope()
  let hasFailed = false
  /** Whether somebody here answers for the error. */
  const raise = (error: unknown): boolean => {
    const scope = maker ?? scopeOfFile()
    const isOurs = scope !== undefined || exceptHooks.isSet(undefined)
    if (isOurs) raiseInThread({ scope, error, origin: 'a worker thread' }, worker)
    return isOurs
  }
  worker.prependListener('error', error => {
    hasFailed = true
    noteFailedWorker(worker)
    // In the host's own tests, what Node does: without a listener of the user's the error is uncaught.
    if (!raise(error) && worker.listenerCount('error') === 1) passToHost('uncaughtException', error)
  })
  worker.prependListener('messageerror', raise)
  worker.prependListener('exit', code => {
    // Exit code 0 is what SystemExit is in CPython: asked for by the thread itself.
    if (code !== 0 && !hasFailed && !wasTerminated(worker))
      raise(withStackOf(line, new WorkerExitError(code)))
  })
}
