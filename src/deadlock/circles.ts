import type { PendingWait } from '../loop/index.ts'

/**
 * The circles of tasks in which each waits on the next, and the last on the first. A task that waits on several is followed
 * along the first; each task is in one circle at most.
 */
export function circlesOf(tasks: readonly PendingWait[]): PendingWait[][] {
  const circles: PendingWait[][] = []
  const seen = new Set<PendingWait>()
  for (const start of tasks) {
    const way: PendingWait[] = []
    for (let at: PendingWait | undefined = start; at && !seen.has(at); at = tasks[at.waitsFor[0] ?? -1]) {
      seen.add(at)
      way.push(at)
    }
    const begin = way.indexOf(tasks[way.at(-1)?.waitsFor[0] ?? -1]!)
    if (begin >= 0) circles.push(way.slice(begin))
  }
  return circles
}
