import { builtin, shared } from '../../internal/index.ts'
import { journal } from '../../ownership/index.ts'
import { pathOf } from '../text/index.ts'
import { followClears } from './reset.ts'
import { noteStep } from './listed-awaits.ts'
import { derivation, observe } from './settlement.ts'
import { callOfTest } from './unawaited-report.ts'
import { addPending, takePending } from './pending-calls.ts'
import { ASYNC, AWAITED, type CallRecord, type MockState, clock, hasFlag, rareOf } from '../state/index.ts'

/**
 * How it is known that a promise was awaited. `await` of a native promise calls nothing of it, but derives another promise
 * from it, as `.then`, `Promise.all` and the return of an async function do; V8 tells of every promise that is made, and of
 * which one it is derived. So the promise stays a plain native one, and awaiting it takes no turn more.
 */
interface Tracking {
  /** Takes V8's hook off again. */
  disarm: Function | undefined
  /** What every mock with tracked calls keeps alive: when it is collected, no such mock is left. */
  token: WeakRef<object> | undefined
}

const tracking = shared<Tracking>('mocks.awaits', () => ({
  disarm: undefined,
  token: undefined,
}))

const promiseHooks = builtin('node:v8')?.promiseHooks

/** The hook slows every promise of the process a little: it goes as soon as no mock needs it. */
// state of this copy: it only tells when the last mock has gone
const departures = new FinalizationRegistry<void>(() => {
  if (tracking.token?.deref() !== undefined) return
  tracking.disarm?.()
  tracking.disarm = undefined
})

function watchAwaits(state: MockState): void {
  const rare = rareOf(state)
  if (rare.armed !== undefined) return
  let token = tracking.token?.deref()
  if (token === undefined) {
    token = {}
    tracking.token = new WeakRef(token)
    departures.register(token, undefined)
  }
  rare.armed = token
  tracking.disarm ??= promiseHooks?.onInit(onInit)
}

function onInit(promise: Promise<unknown>, parent: Promise<unknown> | undefined): void {
  if (derivation.isDeriving) return
  if (parent === undefined) noteStep(promise, markAwaited)
  else takePending(parent, markAwaited)
}

function markAwaited(record: CallRecord): void {
  const { state } = record
  record.stamp += AWAITED
  // A Mock that happens to return a promise has no awaits to count; that its promise is handled is noted all the same.
  if (!hasFlag(state, ASYNC)) return
  journal.recorder?.note('mock awaited', pathOf(state))
  if (state.clears !== clock.clears) followClears(state)
  if (!isRemembered(state, record)) return
  if (state.awaits === undefined) state.awaits = [record]
  else state.awaits.push(record)
}

/** Whether the call is still on record: a promise of before the mock was cleared belongs to a forgotten one. */
function isRemembered(state: MockState, record: CallRecord): boolean {
  const first = state.calls?.[0]
  return first !== undefined && first.stamp <= record.stamp
}

/** Watches for the first await of `promise`, the promise of this call. */
export function trackAwait(promise: Promise<unknown>, record: CallRecord): void {
  watchAwaits(record.state)
  addPending(promise, record, hasFlag(record.state, ASYNC) ? callOfTest(record.state) : undefined)
  if (promiseHooks === undefined) interceptThen(promise)
}

/** Where V8's hooks are not to be had (browsers): a `then` of its own, which `await` calls since the promise names no constructor. */
function interceptThen(promise: Promise<unknown>): void {
  if (Object.hasOwn(promise, 'then')) return
  void Object.defineProperties(promise, {
    constructor: { value: undefined, configurable: true },
    then: {
      configurable: true,
      value(this: Promise<unknown>, ...handlers: [never, never]): Promise<unknown> {
        if (!derivation.isDeriving) {
          takePending(promise, markAwaited)
          observe(promise)
        }
        return Reflect.apply(Promise.prototype.then, this, handlers)
      },
    },
  })
}
