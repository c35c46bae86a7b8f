import type { LazyPlace } from '../internal/index.ts'
import type { WakeUps, Who } from '../ownership/index.ts'
import { Future } from './future.ts'
import { Waiter } from './waiter.ts'

/** Who goes on when `strand` does: a task, the test's body, who waits for a future's end, a callback. */
export function whoOf(strand: object, place: LazyPlace | undefined, wakeUps: WakeUps): Who {
  return { strand, name: () => nameOfStrand(strand, wakeUps), place: () => place?.place }
}

function nameOfStrand(strand: object, wakeUps: WakeUps): string {
  if (strand instanceof Waiter) return strand.task ? JSON.stringify(strand.task.getName()) : wakeUps.phase()
  if (strand instanceof Future) return `the end of ${strand.describe()}`
  return `callSoon(${(typeof strand === 'function' && strand.name) || 'a function'})`
}
