/**
 * Module state that every loaded copy of the library shares: made once per global, kept under a `Symbol.for` key.
 * Setup files are inlined by Vitest and may bring a second copy of this code; state must not exist twice.
 */
export function shared<T extends object>(name: string, make: () => T): T {
  const key = Symbol.for(`vitest-async-case.${name}`)
  const holder = globalThis as unknown as Record<symbol, T | undefined>
  return (holder[key] ??= make())
}
