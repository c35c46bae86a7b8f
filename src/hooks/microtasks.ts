import { currentScope } from '../ownership/index.ts'
import { callTagged } from './tagged.ts'

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
