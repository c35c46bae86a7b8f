import { builtin, sharedByProcess } from '../../internal/index.ts'
import type { Owner } from './owner.ts'
import type { Scope } from './scope.ts'

interface ScopeStorage {
  getStore(): Scope | undefined
  run<T>(scope: Scope | undefined, fn: () => T): T
  enterWith(scope: Scope | undefined): void
}

/** Where there is no `AsyncLocalStorage` (browsers): the scope that was entered last. Exact for tests that run one by one. */
class SequentialStorage implements ScopeStorage {
  #scope: Scope | undefined

  getStore(): Scope | undefined {
    return this.#scope
  }

  run<T>(scope: Scope | undefined, fn: () => T): T {
    const outer = this.#scope
    this.#scope = scope
    try {
      return fn()
    } finally {
      // A task's step inside its test ends here; a test goes on after its first await, until the next one begins.
      if (outer?.owner === scope?.owner) this.#scope = outer
    }
  }

  enterWith(scope: Scope | undefined): void {
    this.#scope = scope
  }
}

export const asyncHooks = builtin('node:async_hooks')
export const scopeStorage: ScopeStorage = sharedByProcess('scope', () =>
  asyncHooks ? new asyncHooks.AsyncLocalStorage<Scope | undefined>() : new SequentialStorage(),
)

export function currentScope(): Scope | undefined {
  return scopeStorage.getStore()
}

export function currentOwner(): Owner | undefined {
  return scopeStorage.getStore()?.owner
}

/** The test whose code runs, until its verdict. */
export function currentTest(): Owner | undefined {
  const owner = scopeStorage.getStore()?.owner
  return owner?.kind === 'test' && owner.closedAt === undefined ? owner : undefined
}

/** Runs `fn` in `scope`. Values of other `AsyncLocalStorage`s that `fn` enters do not leak to the caller. */
export function runInScope<T>(scope: Scope, fn: () => T): T {
  if (!asyncHooks) return scopeStorage.run(scope, fn)
  return asyncHooks.AsyncLocalStorage.snapshot()(() => scopeStorage.run(scope, fn))
}

/**
 * As `runInScope`, where `fn` is all that its turn does, or a part of its caller: there is nobody to protect, and so no
 * snapshot to pay for (3 to 10 µs).
 */
export function runTurnInScope<T>(scope: Scope, fn: () => T): T {
  return scopeStorage.run(scope, fn)
}

/** The rest of this turn, and what goes on from it, is in `scope`: for who hears of a beginning, and calls nothing itself. */
export function enterScope(scope: Scope | undefined): void {
  scopeStorage.enterWith(scope)
}

/** Runs `fn` as code that has no owner. */
export function runOutside<T>(fn: () => T): T {
  return scopeStorage.run(undefined, fn)
}
