import { WorkerExitError } from '../errors/index.ts'
import { builtin } from '../internal/index.ts'
import { currentScope, runInScope, type Scope } from '../ownership/index.ts'
import { withStackOf } from './exceptions.ts'
import { raiseInThread } from './threading.ts'

const ORIGIN = 'a worker thread'

type Worker = import('node:worker_threads').Worker

/** Watches every worker that an owner starts, from its construction on. Returns what stops watching new ones. */
export function watchWorkers(): () => void {
  const channels = builtin('node:diagnostics_channel')
  if (!channels) return () => {}
  const started = (message: unknown) => {
    const scope = currentScope()
    if (scope)
      watch((message as { worker: Worker }).worker, scope, new Error('the line that made the worker'))
  }
  channels.subscribe('worker_threads', started)
  return () => void channels.unsubscribe('worker_threads', started)
}

function watch(worker: Worker, scope: Scope, creation: Error): void {
  const wasAsked = tellTermination(worker)
  let hasFailed = false
  const raise = (error: unknown) =>
    runInScope(scope, () => raiseInThread({ scope, error, origin: ORIGIN }, worker))
  worker.prependListener('error', error => {
    hasFailed = true
    raise(error)
  })
  worker.prependListener('messageerror', raise)
  worker.prependListener('exit', code => {
    // Exit code 0 is what SystemExit is in CPython: asked for by the thread itself.
    if (code !== 0 && !hasFailed && !wasAsked()) raise(withStackOf(creation, new WorkerExitError(code)))
  })
}

/** A terminated worker exits with 1, as one that failed does: whether it was asked to end shows only in the call. */
function tellTermination(worker: Worker): () => boolean {
  const terminate = worker.terminate
  let isAsked = false
  worker.terminate = function (this: Worker) {
    isAsked = true
    return terminate.call(this)
  }
  return () => isAsked
}
