/**
 * Module state that every loaded copy of the library shares: made once per global, kept there by its name.
 * Setup files are inlined by Vitest and may bring a second copy of this code; state must not exist twice.
 */
export function shared<T extends object>(name: string, make: () => T): T {
  return keepOn(globalThis, name, make)
}

/**
 * As `shared`, once per process: in the vm pools each test file has a global of its own, and what an earlier file
 * started still runs in the same process.
 */
export function sharedByProcess<T extends object>(name: string, make: () => T): T {
  return keepOn(globalThis.process ?? globalThis, name, make)
}

const heldStates: unique symbol = Symbol.for('vitest-async-case.state')

type StateHolder = Partial<Record<typeof heldStates, Map<string, object>>>

/** In one property of the holder: there are a hundred, and each new property of the global takes V8 microseconds. */
function keepOn<T extends object>(holder: object, name: string, make: () => T): T {
  const kept = ((holder as StateHolder)[heldStates] ??= new Map())
  const known = kept.get(name) as T | undefined
  if (known) return known
  const made = make()
  kept.set(name, made)
  return made
}
