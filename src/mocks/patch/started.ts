import { shared } from '../../internal/index.ts'
import { unwind } from './unwind.ts'

/** A patch that `start()` put in force. */
export interface Started {
  exit(): void
}

const state = shared('patch.started', () => ({
  started: [] as Started[],
  onStart: undefined as (() => void) | undefined,
}))

/** Calls `listener` at each `patcher.start()`, before it takes effect. `src/vitest` arms `vi.restoreAllMocks` there. */
export function onPatchStart(listener: () => void): void {
  state.onStart = listener
}

export function announceStart(): void {
  state.onStart?.()
}

export function addStarted(patch: Started): void {
  state.started.push(patch)
}

/** Whether it was still in force. */
export function removeStarted(patch: Started): boolean {
  const index = state.started.indexOf(patch)
  if (index >= 0) state.started.splice(index, 1)
  return index >= 0
}

/** Stops every patch that `start()` put in force, the last one first. Semantics: CPython's `patch.stopall`. */
export function stopall(): void {
  unwind(state.started.splice(0).map(patch => () => patch.exit()))
}
