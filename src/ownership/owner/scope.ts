import { builtin, sharedByProcess } from '../../internal/index.ts'
import type { Owner } from './owner.ts'

/** What travels with the async context of a test: who owns the work, the `ContextVar` values, the current task. */
export interface Scope {
  readonly owner: Owner
  /** Values by `ContextVar`; a task gets a copy when it is created. Mutable, so that a helper's `set` is seen by its caller. */
  readonly values: Map<object, unknown>
  /** The running task of the event loop, when the code runs inside one. */
  readonly task: object | undefined
  /** What tells the sub-tests around the code, outermost first. */
  readonly subTests?: readonly string[]
}

interface Storage {
  getStore(): Scope | undefined
  run<T>(scope: Scope, fn: () => T): T
}

/** Where there is no `AsyncLocalStorage` (browsers): the scope that was entered last. Exact for tests that run one by one. */
class SequentialStorage implements Storage {
  #scope: Scope | undefined

  getStore(): Scope | undefined {
    return this.#scope
  }

  run<T>(scope: Scope, fn: () => T): T {
    const outer = this.#scope
    this.#scope = scope
    try {
      return fn()
    } finally {
      // A task's step inside its test ends here; a test goes on after its first await, until the next one begins.
      if (outer?.owner === scope.owner) this.#scope = outer
    }
  }
}

const hooks = builtin('node:async_hooks')
const storage: Storage = sharedByProcess('scope', () =>
  hooks ? new hooks.AsyncLocalStorage<Scope>() : new SequentialStorage(),
)

export function currentScope(): Scope | undefined {
  return storage.getStore()
}

export function currentOwner(): Owner | undefined {
  return storage.getStore()?.owner
}

/** Runs `fn` in `scope`. Values of other `AsyncLocalStorage`s that `fn` enters do not leak to the caller. */
export function runInScope<T>(scope: Scope, fn: () => T): T {
  if (!hooks) return storage.run(scope, fn)
  return hooks.AsyncLocalStorage.snapshot()(() => storage.run(scope, fn))
}

/**
 * As `runInScope`, where `fn` is all that its turn does, or a part of its caller: there is nobody to protect, and so no
 * snapshot to pay for (3 to 10 µs).
 */
export function runTurnInScope<T>(scope: Scope, fn: () => T): T {
  return storage.run(scope, fn)
}
