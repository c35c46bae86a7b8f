import { isCoroutine } from './coroutine.ts'
import { placeOfWait, type Future } from './future.ts'
import { generatorPlaces } from './generator-place.ts'
import type { LoopCore } from './loop-core.ts'
import { SleepFuture } from './sleep-future.ts'
import { waiterKey, type Waiter } from './waiter.ts'

/** What code waits on, for the message of a time-out. */
export interface Wait {
  /** `sleep(50)`, `task "reader"`, `a promise`. */
  readonly waitsOn: string
  /** The line where it waits, `path:line:column`, where that is known: at a sleep, in a generator, and on a virtual clock. */
  readonly at: string | undefined
}

/** A task that is not done. */
export interface PendingWait extends Wait {
  readonly name: string
  /** The tasks of the same list that it waits on, by their places in it. */
  readonly waitsFor: readonly number[]
}

/** What each task that is not done waits on. */
export function pendingWaits(core: LoopCore): PendingWait[] {
  const tasks = [...core.tasks]
  const generators = tasks.map(task => task.getCoro()).filter(isCoroutine)
  const found = generatorPlaces(generators)
  const places = new Map<unknown, string | undefined>(
    generators.map((generator, index) => [generator, found[index]]),
  )
  return tasks.map(task => {
    const waits = futuresOf(task[waiterKey])
    return {
      name: task.getName(),
      waitsFor: waits.map(future => tasks.findIndex(each => each === future)).filter(at => at >= 0),
      waitsOn: core.unstarted.has(task) ? 'its first turn' : textOf(waits),
      at: siteOf(waits, task[waiterKey]) ?? places.get(task.getCoro()),
    }
  })
}

/** What the test itself waits on, when that is a future of the loop. */
export function bodyWait(core: LoopCore): Wait | undefined {
  const waits = futuresOf(core.body)
  return waits.length > 0 ? { waitsOn: textOf(waits), at: siteOf(waits, core.body) } : undefined
}

function futuresOf(waiter: Waiter): Future[] {
  return [...waiter.waitsOn] as Future[]
}

function textOf(waits: readonly Future[]): string {
  return waits.map(future => future.describe()).join(', ') || 'a promise that the loop does not know'
}

/** Of several waits nobody knows which is at which line. */
function siteOf([wait, another]: readonly Future[], waiter: Waiter): string | undefined {
  if (!wait || another) return undefined
  if (wait instanceof SleepFuture) return wait.site?.place
  return placeOfWait(wait, waiter)
}
