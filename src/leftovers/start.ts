import { onLateListener } from '../hooks/index.ts'
import { isNode, shared } from '../internal/index.ts'
import { watchEnvironment } from './environment.ts'
import { tellLate } from './judge.ts'
import { watchLocks } from './locks.ts'
import { changeOfListener } from './process-listeners.ts'
import { beginFileLook } from './watch.ts'

const started = shared('leftovers-started', () => ({ isStarted: false }))

/** A file is about to be imported, or is being imported by now. Puts in place what notes changes where they are made. */
export function startLooking(): void {
  if (!started.isStarted) watchChanges()
  started.isStarted = true
  beginFileLook()
}

function watchChanges(): void {
  if (!isNode) return
  watchEnvironment()
  watchLocks()
  onLateListener((owner, left) => {
    for (const change of changeOfListener(owner, left)) void tellLate(owner, change)
  })
}
