import { Worker } from 'node:worker_threads'

interface Job {
  readonly input: unknown
  resolve(output: unknown): void
  reject(error: unknown): void
}

/** Runs jobs on a fixed number of threads, each job on the thread that is free first. */
export class WorkerPool implements AsyncDisposable {
  readonly #script: URL
  readonly #idle: Worker[] = []
  readonly #busy = new Map<Worker, Job>()
  readonly #queue: Job[] = []
  /** Every thread that has not ended, those on their way out included. */
  readonly #threads = new Set<Worker>()
  /** How many threads were started, the replaced ones included. */
  started = 0

  constructor(script: URL, size: number) {
    this.#script = script
    for (let i = 0; i < size; i++) this.#idle.push(this.#start())
  }

  run(input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ input, resolve, reject })
      this.#next()
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#threads].map(worker => worker.terminate()))
  }

  #start(): Worker {
    this.started += 1
    const worker = new Worker(this.#script)
    this.#threads.add(worker)
    worker.on('exit', () => this.#threads.delete(worker))
    worker.on('message', output => {
      this.#end(worker)?.resolve(output)
      this.#idle.push(worker)
      this.#next()
    })
    worker.on('error', error => {
      // The thread is gone: its job fails, and another thread takes its place.
      this.#end(worker)?.reject(error)
      this.#idle.push(this.#start())
      this.#next()
    })
    return worker
  }

  #end(worker: Worker): Job | undefined {
    const job = this.#busy.get(worker)
    this.#busy.delete(worker)
    return job
  }

  #next(): void {
    if (this.#queue.length === 0) return
    const worker = this.#idle.shift()
    const job = worker && this.#queue.shift()
    if (!job) return
    this.#busy.set(worker, job)
    worker.postMessage(job.input)
  }
}
