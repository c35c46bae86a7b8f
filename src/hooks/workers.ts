import { WorkerExitError } from '../errors/index.ts'
import { currentScope, noteFailedWorker, wasTerminated, type Scope } from '../ownership/index.ts'
import { onWorker } from './new-workers.ts'
import { withStackOf } from './exception-info.ts'
import { exceptHooks, raiseInThread } from './threading.ts'
import { fileScope, passOn } from './unowned.ts'

const ORIGIN = 'a worker thread'

type Worker = import('node:worker_threads').Worker

/** Watches every worker from its construction on. */
export function watchWorkers(): void {
  onWorker(({ worker, creation }) => watch(worker, currentScope(), creation))
}

function watch(worker: Worker, maker: Scope | undefined, creation: Error): void {
  let hasFailed = false
  /** Whether somebody here answers for the error. */
  const raise = (error: unknown): boolean => {
    const scope = maker ?? fileScope()
    const isOurs = scope !== undefined || exceptHooks.isSet(undefined)
    if (isOurs) raiseInThread({ scope, error, origin: ORIGIN }, worker)
    return isOurs
  }
  worker.prependListener('error', error => {
    hasFailed = true
    noteFailedWorker(worker)
    // In the host's own tests, what Node does: without a listener of the user's the error is uncaught.
    if (!raise(error) && worker.listenerCount('error') === 1) passOn('uncaughtException', error)
  })
  worker.prependListener('messageerror', raise)
  worker.prependListener('exit', code => {
    // Exit code 0 is what SystemExit is in CPython: asked for by the thread itself.
    if (code !== 0 && !hasFailed && !wasTerminated(worker))
      raise(withStackOf(creation, new WorkerExitError(code)))
  })
}
