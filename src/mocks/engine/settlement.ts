import { builtin, shared } from '../../internal/index.ts'
import { deriveOwn } from './own-derivation.ts'
import { makePeek } from './peek.ts'
import { type CallRecord, isAwaited } from '../state/index.ts'

/** How a promise that a mock returned has ended, in Vitest's words. */
export interface Settlement {
  readonly type: 'fulfilled' | 'rejected'
  readonly value: unknown
}

export type Settlements = Pick<ReadonlyMap<object, Settlement>, 'get'>

const vm = builtin('node:vm')

/** How promises have ended, where that cannot be looked up later: in browsers. */
const observed = new WeakMap<object, Settlement>()

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

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise
}
