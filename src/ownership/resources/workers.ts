import { nodeModule, sharedByProcess } from '../../internal/index.ts'
import { recordResource } from './record.ts'
import { Creation, type Resource, type ResourceState } from '../ledger/index.ts'
import { onWorker, type Worker } from './new-workers.ts'
import { ignoreErrors, rememberCalls, wasCalled } from './node-objects.ts'

/** Those of which the ledger waits for the first message. */
const unheard = sharedByProcess('unheard-workers', () => new WeakSet<Worker>())

/** So often in a row a thread that has spoken must stand still. */
const quietAsks = 5

class RunningWorker implements Resource {
  readonly kind = 'worker'
  readonly object: Worker
  readonly #id: number
  #isOnline = false
  #isReady = false
  /** How long its thread had worked when it was last asked, in milliseconds. */
  #worked = 0
  /** How often in a row it has stood still since its first message. */
  #quiet = 0

  constructor(worker: Worker) {
    this.object = worker
    this.#id = worker.threadId
    worker.once('online', () => (this.#isOnline = true))
    unheard.add(worker)
    worker.once('message', () => {
      this.#isReady = true
      unheard.delete(worker)
    })
  }

  /**
   * Until its first message, where somebody listens for it, and the work that goes on from that: a package may release the
   * worker when both ends have done with it. Else until it is online.
   */
  startUp(): 'moving' | 'still' | undefined {
    if (this.state() !== 'open' || this.#quiet >= quietAsks) return undefined
    if (!this.#isReady && this.#isOnline && !isHeard(this.object)) return undefined
    const before = this.#worked
    this.#worked = this.object.performance.eventLoopUtilization().active
    // It is 0 until the thread has come to its event loop: while it boots, and while its file runs.
    const isMoving = this.#worked === 0 || this.#worked > before
    this.#quiet = this.#isReady && !isMoving ? this.#quiet + 1 : 0
    return isMoving ? 'moving' : 'still'
  }

  state(): ResourceState {
    const worker = this.object
    if (worker.threadId === -1) return 'closed'
    if (wasTerminated(worker) || failedWorkers.has(worker)) return 'closing'
    return isReleasedWorker(worker) ? 'idle' : 'open'
  }

  close(): unknown {
    ignoreErrors(this.object)
    return this.object.terminate()
  }

  detail(): string {
    return `thread ${this.#id}`
  }
}

const everyWorker = sharedByProcess('every-worker', () => new Set<WeakRef<Worker>>())

/** The workers of the process that live, whoever has made them. */
export function liveWorkers(): Worker[] {
  const live: Worker[] = []
  for (const ref of everyWorker) {
    const worker = ref.deref()
    if (!worker || worker.threadId === -1) everyWorker.delete(ref)
    else live.push(worker)
  }
  return live
}

/** Whether it keeps no process alive. */
export function isReleasedWorker(worker: Worker): boolean {
  return wasCalled(worker, 'unref')
}

/** Whether somebody listens for what it says, the ledger left out. */
export function isHeard(worker: Worker): boolean {
  return worker.listenerCount('message') > (unheard.has(worker) ? 1 : 0)
}

const failedWorkers = sharedByProcess('failed-workers', () => new WeakSet<object>())

/** An exception has ended the thread: it is on its way out, though its worker does not tell. */
export function noteFailedWorker(worker: Worker): void {
  failedWorkers.add(worker)
}

/** A terminated worker exits with 1, as one that failed does: whether it was asked to end shows only in the call. */
export function wasTerminated(worker: Worker): boolean {
  return wasCalled(worker, 'terminate')
}

export function trackWorkers(): void {
  const { Worker } = nodeModule('node:worker_threads')
  rememberCalls(Worker.prototype, ['terminate', 'ref', 'unref'])
  onWorker(({ worker, line }) => {
    everyWorker.add(new WeakRef(worker))
    recordResource(() => new RunningWorker(worker), new Creation(line))
  })
}
