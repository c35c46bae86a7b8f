import { onPublished } from '../internal/index.ts'

type Worker = import('node:worker_threads').Worker

/** A worker as it was made. */
export interface NewWorker {
  readonly worker: Worker
  /** Its stack has the line that made the worker. */
  readonly creation: Error
}

let early: NewWorker[] = []
let take = (made: NewWorker): void => {
  early = [...early.filter(({ worker }) => worker.threadId !== -1), made]
}

/** Sees every worker from its construction on; keeps them until `onWorker` asks for them. Returns what stops it. */
export function rememberWorkers(): () => void {
  return onPublished('worker_threads', ({ worker }: { worker: Worker }) => {
    take({ worker, creation: new Error('the line that made the worker') })
  })
}

/** Calls `watch` with the workers that were made before, and with each that is made from now on. */
export function onWorker(watch: (made: NewWorker) => void): void {
  take = watch
  early.splice(0).forEach(watch)
}
