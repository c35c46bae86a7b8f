import { isCoroutine } from './coroutine.ts'
import type { Future } from './future.ts'
import { generatorPlaces } from './generator-place.ts'
import type { LoopCore } from './loop-core.ts'
import { SleepFuture } from './sleep-future.ts'
import type { AnyTask } from './task.ts'
import { waiterKey } from './waiter.ts'

/** A task that is not done, for the message of a time-out. */
export interface PendingWait {
  readonly name: string
  /** What it waits on: `sleep(50)`, `task "reader"`, `a promise`. */
  readonly waitsOn: string
  /** The line where it waits, `path:line:column`, where that can be known: at a sleep, and in every generator. */
  readonly at: string | undefined
}

export function pendingWaits(core: LoopCore): PendingWait[] {
  const tasks = [...core.tasks]
  const generators = tasks.map(task => task.getCoro()).filter(isCoroutine)
  const found = generatorPlaces(generators)
  const places = new Map<unknown, string | undefined>(
    generators.map((generator, index) => [generator, found[index]]),
  )
  return tasks.map(task => {
    const waits = futuresOf(task)
    return {
      name: task.getName(),
      waitsOn: core.unstarted.has(task) ? 'its first turn' : describe(waits),
      at: siteOf(waits) ?? places.get(task.getCoro()),
    }
  })
}

function futuresOf(task: AnyTask): Future[] {
  return [...task[waiterKey].waitsOn] as Future[]
}

function describe(waits: readonly Future[]): string {
  return waits.map(future => future.describe()).join(', ') || 'a promise that the loop does not know'
}

function siteOf(waits: readonly Future[]): string | undefined {
  return waits.length === 1 && waits[0] instanceof SleepFuture ? waits[0].site.place : undefined
}
