import { builtin } from './platform.ts'

const states = ['pending', 'rejected'] as const

/**
 * How a promise is, or has ended. JavaScript tells that nobody but those who handle it, which would silence its rejection.
 * `undefined` where it cannot be known: in browsers.
 */
export function promiseState(promise: object): (typeof states)[number] | 'fulfilled' | undefined {
  const text = builtin('node:util')?.inspect(promise, { depth: 0 })
  if (text === undefined) return undefined
  const [, named] = /^Promise \{\s*<(pending|rejected)>/.exec(text) ?? []
  return states.find(state => state === named) ?? 'fulfilled'
}
