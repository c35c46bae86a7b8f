import { builtin, onPublished, sharedByProcess } from '../../internal/index.ts'
import { record } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import { rememberCalls, wasAsked } from './asked.ts'
import { ignoreErrors } from './ignore-errors.ts'

type Worker = import('node:worker_threads').Worker

class RunningWorker implements Resource {
  readonly kind = 'worker'
  readonly remedy = 'await worker.terminate()'
  readonly object: Worker
  readonly #id: number

  constructor(worker: Worker) {
    this.object = worker
    this.#id = worker.threadId
  }

  state(): ResourceState {
    const worker = this.object
    if (worker.threadId === -1) return 'closed'
    if (wasTerminated(worker) || failed.has(worker)) return 'closing'
    return wasAsked(worker, 'unref') ? 'idle' : 'open'
  }

  close(): unknown {
    ignoreErrors(this.object)
    return this.object.terminate()
  }

  detail(): string {
    return `thread ${this.#id}`
  }
}

const failed = sharedByProcess('failed-workers', () => new WeakSet<object>())

/** An exception has ended the thread: it is on its way out, though its worker does not tell. */
export function noteFailedWorker(worker: Worker): void {
  failed.add(worker)
}

/** A terminated worker exits with 1, as one that failed does: whether it was asked to end shows only in the call. */
export function wasTerminated(worker: Worker): boolean {
  return wasAsked(worker, 'terminate')
}

export function trackWorkers(): void {
  const { Worker } = builtin('node:worker_threads') as typeof import('node:worker_threads')
  rememberCalls(Worker.prototype, ['terminate', 'ref', 'unref'])
  onPublished('worker_threads', ({ worker }: { worker: Worker }) => {
    record(() => new RunningWorker(worker))
  })
}
