import { CleanupStack } from '../cleanup/index.ts'
import { shared } from '../internal/index.ts'
import type { PhaseError } from '../attempt/index.ts'

interface ClassCleanups {
  readonly stack: CleanupStack
  /** What cleanups threw that were run by hand, kept until the class reports. */
  readonly errors: PhaseError[]
}

// Cleanups belong to the very class that registered them, never to its bases or subclasses.
const byClass = shared('class-cleanups', () => new WeakMap<object, ClassCleanups>())
const ofModule = shared('module-cleanups', () => new CleanupStack())

export function cleanupsOfClass(cls: object): ClassCleanups {
  let cleanups = byClass.get(cls)
  if (!cleanups) byClass.set(cls, (cleanups = { stack: new CleanupStack(), errors: [] }))
  return cleanups
}

export function cleanupsOfModule(): CleanupStack {
  return ofModule
}
