import { builtin } from './platform.ts'

/** How a promise is, or how it has ended. */
export type PromiseState = 'pending' | 'rejected' | 'fulfilled'

const named = /^Promise \{\s*<(pending|rejected)>/

/**
 * JavaScript tells nobody how a promise is but those who handle it, which would silence its rejection. `undefined` where it
 * cannot be known: in browsers.
 */
export function promiseState(promise: object): PromiseState | undefined {
  const text = builtin('node:util')?.inspect(promise, { depth: 0 })
  if (text === undefined) return undefined
  const [, name = 'fulfilled'] = named.exec(text) ?? []
  return name as PromiseState
}
