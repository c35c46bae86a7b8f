import { callTagged, currentScope, runInScope, type Scope } from '../ownership/index.ts'

/**
 * On Node 20 and 22 an error thrown by a `queueMicrotask` callback reaches `uncaughtException` without its async
 * context, and no Node tells that it was a microtask. A wrapper remembers both. Returns what takes it off.
 */
export function tagMicrotasks(target: typeof globalThis): () => void {
  const original = target.queueMicrotask
  if (typeof original !== 'function') return () => {}
  function queueMicrotask(callback: VoidFunction): void {
    const scope = currentScope()
    if (!scope || typeof callback !== 'function') return original.call(target, callback)
    const from = { scope, origin: 'a microtask', object: callback }
    original.call(target, () => callTagged(from, callback))
  }
  target.queueMicrotask = queueMicrotask
  return () => {
    if (target.queueMicrotask === queueMicrotask) target.queueMicrotask = original
  }
}

/** A held value, with the scope that registered it. */
class Held<T> {
  readonly value: T
  readonly scope: Scope

  constructor(value: T, scope: Scope) {
    this.value = value
    this.scope = scope
  }
}

/**
 * No Node tells whose a finalizer is: its callback runs in no async context. The wrapper keeps the scope that registered
 * the object, and runs the callback in it. Returns what takes the wrapper off.
 */
export function tagFinalizers(target: typeof globalThis): () => void {
  const Original = target.FinalizationRegistry
  if (typeof Original !== 'function') return () => {}
  class FinalizationRegistry<T> extends Original<T | Held<T>> {
    constructor(callback: (value: T) => void) {
      super(typeof callback === 'function' ? held => finalize(held, callback, () => this) : callback)
    }

    override register(object: WeakKey, value: T, token?: WeakKey): void {
      const scope = currentScope()
      // A held value that is the object itself is an error, which the original reports.
      const held = scope && !Object.is(object, value) ? new Held(value, scope) : value
      super.register(object, held, token)
    }
  }
  target.FinalizationRegistry = FinalizationRegistry
  return () => {
    if ((target.FinalizationRegistry as unknown) === FinalizationRegistry)
      target.FinalizationRegistry = Original
  }
}

function finalize<T>(held: T | Held<T>, callback: (value: T) => void, registry: () => object): void {
  if (!(held instanceof Held)) return callback(held)
  const { scope, value } = held
  const from = { scope, origin: 'a finalizer', object: registry() }
  runInScope(scope, () => callTagged(from, () => callback(value)))
}
