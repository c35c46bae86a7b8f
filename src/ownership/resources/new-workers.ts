import { lineHere, onPublished, sharedByProcess } from '../../internal/index.ts'

export type Worker = import('node:worker_threads').Worker

/** A worker as it was made. */
export interface NewWorker {
  readonly worker: Worker
  /** Its stack has the line that made the worker. */
  readonly line: Error
}

type Take = (made: NewWorker) => void

/** Calls `take` with each worker from its construction on: the one place that hears of them. Returns what stops it. */
export function onWorker(take: Take): () => void {
  const takers = sharedByProcess('new-workers', listen)
  takers.add(take)
  return () => void takers.delete(take)
}

function listen(): Set<Take> {
  const takers = new Set<Take>()
  onPublished('worker_threads', ({ worker }: { worker: Worker }) => {
    const line = lineHere()
    for (const take of takers) take({ worker, line })
  })
  return takers
}
