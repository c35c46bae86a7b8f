import { builtin, shared } from '../internal/index.ts'
import { currentScope, runInScope } from '../ownership/index.ts'

type Values = Map<object, unknown>

/** The values outside every test: what the module level of a file sets; and, once one is run there, its contexts. */
const outsideTests = shared<{
  values: Values
  storage: { getStore(): Values | undefined; run<T>(v: Values, fn: () => T): T } | undefined
}>('context-values', () => ({ values: new Map(), storage: undefined }))

/** The values of the running code's context, by `ContextVar`; not a copy. */
export function currentValues(): Values {
  return currentScope()?.values ?? outsideTests.storage?.getStore() ?? outsideTests.values
}

/** Runs `fn` with `values` as its context's. */
export function runWithValues<T>(values: Values, fn: () => T): T {
  const scope = currentScope()
  if (scope) return runInScope({ ...scope, values }, fn)
  const hooks = builtin('node:async_hooks')
  if (!hooks) return runSynchronously(values, fn)
  return (outsideTests.storage ??= new hooks.AsyncLocalStorage<Values>()).run(values, fn)
}

/** In browsers: `fn` up to its first await. */
function runSynchronously<T>(values: Values, fn: () => T): T {
  const before = outsideTests.values
  outsideTests.values = values
  try {
    return fn()
  } finally {
    outsideTests.values = before
  }
}

/** A copy of the running context's values, for the scope of something that starts now. */
export function copyValues(): Values {
  return new Map(currentValues())
}
