import { drain, type PhaseError } from '../attempt/index.ts'
import { CleanupStack, enterSync, type ContextManager } from '../cleanup/index.ts'
import { NotAFunctionError } from '../errors/index.ts'
import { shared, showValue, carrierOf } from '../internal/index.ts'
import { beginOwnWork } from '../ownership/index.ts'

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

/**
 * Registers a function to call after `tearDownModule`, last in, first out, or at once when `setUpModule` fails.
 * What it returns is awaited. Semantics: `unittest.addModuleCleanup`. @throws NotAFunctionError
 */
export function addModuleCleanup<Args extends unknown[]>(
  fn: (...args: Args) => unknown,
  ...args: Args
): void {
  if (typeof fn !== 'function') throw new NotAFunctionError('addModuleCleanup', showValue(fn))
  cleanupsOfModule().push(fn, args)
}

/**
 * Runs all module cleanups now. Called by itself after `tearDownModule`.
 * @throws what a cleanup threw; an `AggregateError` of all, in order, when there are several.
 */
export async function doModuleCleanups(): Promise<void> {
  const work = beginOwnWork('doModuleCleanups()')
  const errors = (await drain(cleanupsOfModule())).map(({ error }) => error)
  work?.end()
  // Who called it ended without it, which has been reported.
  if (work?.isForgotten) return
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw carrierOf(errors, `${errors.length} module cleanups failed`)
}

/** Enters a context manager and leaves it as a module cleanup. @returns what its `enter` returned. */
export function enterModuleContext<T>(cm: ContextManager<T>): T {
  const { value, exit } = enterSync(cm, 'enterModuleContext')
  cleanupsOfModule().push(exit, [])
  return value
}
