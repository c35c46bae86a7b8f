/**
 * Module state that every loaded copy of the library shares: made once per global, kept under a `Symbol.for` key.
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

function keepOn<T extends object>(holder: object, name: string, make: () => T): T {
  const key = Symbol.for(`vitest-async-case.${name}`)
  return ((holder as Record<symbol, T | undefined>)[key] ??= make())
}
