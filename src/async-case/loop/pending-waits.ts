import type { LoopCore } from './loop-core.ts'
import type { AnyTask } from './task.ts'
import type { Waitable } from './waiter.ts'
import { waiterKey } from './waiter.ts'

/** A task that is not done, for the message of a time-out. */
export interface PendingWait {
  readonly name: string
  /** What it waits on: `sleep(50)`, `task "reader"`, `a promise`. */
  readonly waitsOn: string
}

export function pendingWaits(core: LoopCore): PendingWait[] {
  return [...core.tasks].map(task => ({ name: task.getName(), waitsOn: describeWaits(core, task) }))
}

function describeWaits(core: LoopCore, task: AnyTask): string {
  if (core.unstarted.has(task)) return 'its first turn'
  const waits = [...task[waiterKey].waitsOn].map(future =>
    (future as Waitable & { describe(): string }).describe(),
  )
  return waits.length > 0 ? waits.join(', ') : 'a promise that the loop does not know'
}
