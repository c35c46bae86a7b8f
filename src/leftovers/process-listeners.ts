import { isErrorEvent, takeLeftListeners, type LeftListener } from '../hooks/index.ts'
import { Creation, type Owner } from '../ownership/index.ts'
import { noChanges, type Change } from './change.ts'

/** The listeners on `process` that an owner has added and not removed. */
export function listenersLeftBy(owner: Owner): readonly Change[] {
  const left = takeLeftListeners(owner)
  return left.length === 0 ? noChanges : left.flatMap(listener => changeOfListener(owner, listener))
}

/** None for one that a package added, unless it decides what becomes of errors. */
export function changeOfListener(owner: Owner, { event, place, remove }: LeftListener): readonly Change[] {
  const creation = new Creation(place)
  // Vitest stands between the call and the event that tells of it.
  const isUsers = creation.userLine !== undefined && creation.packages.length === 0
  if (!isUsers && !isErrorEvent(event)) return noChanges
  return [
    {
      kind: 'process listener',
      name: event,
      change: 'new',
      verb: 'Remove it',
      remedy: `process.off('${event}', listener)`,
      owner,
      stack: () => creation.stack,
      putBack: remove,
    },
  ]
}
