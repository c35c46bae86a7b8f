import { shared, builtin } from '../../internal/index.ts'
import { type CallRecord, isAwaited } from '../state/index.ts'

/** Whether the library itself derives promises at present: from a tracked one, that is no await of the user's. */
export const derivation = shared('mocks.own', () => ({ isDeriving: false }))

/** Runs `derive`, whose `.then` on a tracked promise is the library's own. */
export function deriveOwn<T>(derive: () => T): T {
  const before = derivation.isDeriving
  derivation.isDeriving = true
  try {
    return derive()
  } finally {
    derivation.isDeriving = before
  }
}

/** How a promise that a mock returned has ended, in Vitest's words. */
export interface Settlement {
  readonly type: 'fulfilled' | 'rejected'
  readonly value: unknown
}

export type Settlements = Pick<ReadonlyMap<object, Settlement>, 'get'>

const vm = builtin('node:vm')

/** How promises have ended, where that cannot be looked up later: in browsers. */
const observed = shared('mocks.observed', () => new WeakMap<object, Settlement>())

/** Notes how a promise ends. As with `settlementsOf`, only for promises that somebody handles. */
export function observe(promise: Promise<unknown>): void {
  void deriveOwn(() =>
    promise.then(
      value => observed.set(promise, { type: 'fulfilled', value }),
      (error: unknown) => observed.set(promise, { type: 'rejected', value: error }),
    ),
  )
}

/**
 * How the promises of these calls have ended, as far as they have. It is looked up when somebody asks, which is seldom: to be
 * told of each promise's end would cost as much as the await itself. Promises that nobody awaited are left out: a handler of
 * ours would silence their unhandled rejections.
 */
export function settlementsOf(records: readonly CallRecord[]): Settlements {
  if (vm === undefined) return observed
  const settlements = new Map<object, Settlement>()
  const promises = records
    .filter(isAwaited)
    .map(record => record.value)
    .filter(isPromise)
  if (promises.length === 0) return settlements
  const peek = shared('mocks.peek', () => makePeek(vm))
  deriveOwn(() => {
    peek(promises, (promise, type, value) => settlements.set(promise, { type, value }))
  })
  return settlements
}

/** What a fulfilled promise is fulfilled with, at once. */
export function fulfilledValue(promise: Promise<unknown>): unknown {
  let found: unknown
  if (vm === undefined) return found
  const peek = shared('mocks.peek', () => makePeek(vm))
  deriveOwn(() => {
    peek([promise], (_, _type, value) => (found = value))
  })
  return found
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise
}

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
  const hear: (...args: [...Parameters<Peek>, unknown]) => void = runInContext(HEAR, context)
  return (promises, report) => {
    hear(promises, report, Promise.prototype.then)
    runInContext('', context)
  }
}
