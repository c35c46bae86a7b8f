type Report = (promise: Promise<unknown>, type: 'fulfilled' | 'rejected', value: unknown) => void

/** Reports those of the promises that are settled, before it returns. */
type Peek = (promises: readonly Promise<unknown>[], report: Report) => void

const HEAR = `(promises, report, then) => {
  for (const promise of promises)
    then.call(
      promise,
      value => report(promise, 'fulfilled', value),
      error => report(promise, 'rejected', error),
    )
}`

/**
 * JavaScript tells how a promise ended in a later turn only. But a handler runs in the queue of microtasks of the context that it
 * was made in, and Node gives a context a queue of its own, worked off at the end of a script that runs there. So handlers made
 * in such a context hear of a settled promise at once, while all other microtasks wait for their turn.
 */
export function makePeek({ createContext, runInContext }: typeof import('node:vm')): Peek {
  const context = createContext({}, { microtaskMode: 'afterEvaluate' })
  const hear = runInContext(HEAR, context) as (...args: [...Parameters<Peek>, unknown]) => void
  return (promises, report) => {
    hear(promises, report, Promise.prototype.then)
    runInContext('', context)
  }
}
