import { WorkerExitError } from '../errors/index.ts'
import {
  Creation,
  currentScope,
  noteFailedWorker,
  onWorker,
  wasTerminated,
  type NewWorker,
} from '../ownership/index.ts'
import { withStackOf } from './exception-info.ts'
import { addLinesOfCall } from './lines-of-call.ts'
import { exceptHooks, raiseInThread } from './threading.ts'
import { tellingOfWorker } from './throwing-listeners.ts'
import { scopeOfFile } from './unowned.ts'

/** Watches every worker from its construction on. @param early those that were made before. Returns what stops it. */
export function watchWorkers(early: readonly NewWorker[]): () => void {
  early.forEach(watch)
  return onWorker(watch)
}

function watch({ worker, line }: NewWorker): void {
  const maker = currentScope()
  let hasFailed = false
  /** Whether somebody here answers for the error. */
  const raise = (error: unknown, isHeard = false): boolean => {
    const scope = maker ?? scopeOfFile('uncaughtException', isHeard)
    const isOurs = scope !== undefined || exceptHooks.isSet(undefined)
    if (isOurs) raiseInThread({ scope, error, origin: 'a worker thread' }, worker)
    return isOurs
  }
  function failed(error: unknown): void {
    hasFailed = true
    noteFailedWorker(worker)
    const isHeard = worker.listenerCount('error') > 1
    addLinesOfCall(error, () => new Creation(line).stack)
    if (raise(error, isHeard) || isHeard) return
    // In the host's own tests, what Node does without a listener: the error is thrown, and nobody catches it.
    worker.off('error', failed)
    worker.emit('error', error)
  }
  worker.prependListener('error', failed)
  worker.prependListener('messageerror', error => void raise(error))
  worker.prependListener('exit', code => {
    tellingOfWorker(maker)
    // Exit code 0 is what SystemExit is in CPython: asked for by the thread itself.
    if (code !== 0 && !hasFailed && !wasTerminated(worker))
      raise(withStackOf(line, new WorkerExitError(code)))
  })
}
