import { lineHere, shared } from '../../internal/index.ts'
import { currentOwner, type Owner } from '../../ownership/index.ts'
import { unwind } from './unwind.ts'

/** A patch that `start()` put in force. */
export interface Started {
  readonly value: unknown
  exit(): void
}

/** A patch in force, and whose it is. */
export interface StartedPatch {
  /** `patch of 'load'` */
  readonly what: string
  /** Whose code started it, where that has an owner. */
  readonly owner: Owner | undefined
  readonly patch: Started
  /** Its stack has the call of `start()`. */
  readonly line: Error | undefined
  stop(): void
}

interface InForce {
  readonly started: StartedPatch[]
  onStart: (() => void) | undefined
  /** Whether one is being put in force. */
  isStarting: boolean
}

const inForce = shared<InForce>('patch.started', () => ({
  started: [],
  onStart: undefined,
  isStarting: false,
}))

/** Calls `listener` at each `patcher.start()`, before it takes effect. `src/vitest` arms `vi.restoreAllMocks` there. */
export function onPatchStart(listener: () => void): void {
  inForce.onStart = listener
}

/** Puts a patch in force. @param what `patch of 'load'` */
export function startPatch<Patch extends Started>(what: string, enter: () => Patch): Patch {
  inForce.onStart?.()
  inForce.isStarting = true
  try {
    const patch = enter()
    addStarted(what, patch)
    return patch
  } finally {
    inForce.isStarting = false
  }
}

/** Whether the running code is `start()`, which puts a patch in force. */
export function isStartingPatch(): boolean {
  return inForce.isStarting
}

function addStarted(what: string, patch: Started): void {
  const owner = currentOwner()
  const line = owner && lineHere()
  const stop = () => void (removeStarted(patch) && patch.exit())
  inForce.started.push({ what, owner, patch, line, stop })
}

/** Whether it was still in force. */
export function removeStarted(patch: Started): boolean {
  const index = inForce.started.findIndex(started => started.patch === patch)
  if (index >= 0) inForce.started.splice(index, 1)
  return index >= 0
}

/** What `start()` has put in force and nobody has stopped, in order. */
export function startedPatches(): readonly StartedPatch[] {
  return inForce.started
}

/** Stops every patch that `start()` put in force, the last one first. Semantics: CPython's `patch.stopall`. */
export function stopall(): void {
  unwind(
    inForce.started.splice(0).map(
      ({ patch }) =>
        () =>
          patch.exit(),
    ),
  )
}
