import { shared } from '../../internal/index.ts'
import { unwind } from './unwind.ts'

/** A patch that `start()` put in force. */
export interface Started {
  exit(): void
}

interface InForce {
  readonly started: Started[]
  onStart: (() => void) | undefined
}

const inForce = shared<InForce>('patch.started', () => ({ started: [], onStart: undefined }))

/** Calls `listener` at each `patcher.start()`, before it takes effect. `src/vitest` arms `vi.restoreAllMocks` there. */
export function onPatchStart(listener: () => void): void {
  inForce.onStart = listener
}

export function announceStart(): void {
  inForce.onStart?.()
}

export function addStarted(patch: Started): void {
  inForce.started.push(patch)
}

/** Whether it was still in force. */
export function removeStarted(patch: Started): boolean {
  const index = inForce.started.indexOf(patch)
  if (index >= 0) inForce.started.splice(index, 1)
  return index >= 0
}

/** Stops every patch that `start()` put in force, the last one first. Semantics: CPython's `patch.stopall`. */
export function stopall(): void {
  unwind(inForce.started.splice(0).map(patch => () => patch.exit()))
}
