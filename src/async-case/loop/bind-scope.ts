import { builtin } from '../../internal/index.ts'
import { currentScope, runInScope } from '../../ownership/index.ts'

const hooks = builtin('node:async_hooks')

/** `fn`, to be run later in the async context of now. */
export function bindScope<Args extends unknown[], R>(fn: (...args: Args) => R): (...args: Args) => R {
  if (hooks) return hooks.AsyncLocalStorage.bind(fn)
  const scope = currentScope()
  return scope ? (...args) => runInScope(scope, () => fn(...args)) : fn
}
