import { CancelledError } from '../errors/index.ts'
import { futureFor, type Awaitable, type AwaitedOf } from './ensure-future.ts'
import { coreOf } from './event-loop.ts'
import { markRetrieved, onDone, endingOf, finish, type Future } from './future.ts'
import type { FutureLoop } from './future-loop.ts'
import { ViewFuture } from './handed-future.ts'
import { runningLoop } from './running-loop.ts'
import { resultUnless, valueOrError } from './ending.ts'
import { isOutOfReach } from './waiter.ts'

/** Options of `gather`, its last argument. Semantics: its keyword arguments in asyncio. */
export interface GatherOptions {
  /** Whether exceptions are put among the results instead of being thrown. Default: false. */
  returnExceptions?: boolean
}

type Results<A extends readonly unknown[]> = { -readonly [K in keyof A]: AwaitedOf<A[K]> }

/**
 * The results of all, in order. The first exception is thrown at once, and the others go on running. Cancelling the
 * gathered future cancels all that are not done. Semantics: `asyncio.gather()`.
 * @throws `NotAwaitableError`
 */
export function gather<A extends readonly Awaitable<unknown>[]>(...awaitables: A): Future<Results<A>>
export function gather<A extends readonly Awaitable<unknown>[]>(
  ...args: [...awaitables: A, options: { returnExceptions: true }]
): Future<{ -readonly [K in keyof A]: AwaitedOf<A[K]> | Error }>
export function gather<A extends readonly Awaitable<unknown>[]>(
  ...args: [...awaitables: A, options: GatherOptions]
): Future<Results<A>>
export function gather(...args: unknown[]): Future<unknown[]> {
  const last = args.at(-1)
  const options = isOptions(last) ? last : {}
  const awaitables = isOptions(last) ? args.slice(0, -1) : args
  const loop = runningLoop('gather()')
  const futures = awaitables.map(awaitable => futureFor(loop, 'gather()', awaitable as Awaitable<unknown>))
  const core = coreOf(loop)
  return core.handed.add(new GatheredFuture(core, futures, options.returnExceptions ?? false))
}

function isOptions(value: unknown): value is GatherOptions {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    'returnExceptions' in value
  )
}

class GatheredFuture extends ViewFuture<unknown[]> {
  readonly #futures: readonly Future[]
  readonly #returnExceptions: boolean
  #left: number
  #cancellation: CancelledError | undefined

  constructor(loop: FutureLoop, futures: readonly Future[], returnExceptions: boolean) {
    super(loop, `gather(${futures.map(future => future.describe()).join(', ')})`)
    this.#futures = futures
    this.#returnExceptions = returnExceptions
    // The same future given twice is waited for once and has two places in the result.
    const distinct = new Set(futures)
    this.#left = distinct.size
    if (distinct.size === 0) finish(this, { kind: 'result', value: [] })
    for (const future of distinct) onDone(future, () => this.#childDone(future), this)
  }

  override cancelWith(error: CancelledError): boolean {
    if (endingOf(this)) return false
    let isDelivered = false
    for (const future of this.#futures) if (future.cancelWith(error)) isDelivered = true
    if (isDelivered) this.#cancellation = error
    return isDelivered
  }

  isOutOfReach(): boolean {
    return !endingOf(this) && this.#futures.some(isOutOfReach)
  }

  #childDone(future: Future): void {
    this.#left -= 1
    const ending = endingOf(future)
    markRetrieved(future)
    if (!ending || endingOf(this)) return
    if (ending.kind !== 'result' && !this.#returnExceptions) return void finish(this, ending)
    if (this.#left > 0) return
    const values = this.#futures.map(each => valueOrError(endingOf(each)))
    finish(this, resultUnless(this.#cancellation, values))
  }
}
