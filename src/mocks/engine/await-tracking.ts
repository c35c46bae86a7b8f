import { builtin, shared } from '../../internal/index.ts'
import { followClears } from './reset.ts'
import { readNote, writeNote } from './promise-note.ts'
import { observeSettlement, Settlement, settleRecord } from './settlement.ts'
import { ASYNC, CallRecord, type MockState, clock, hasFlag, rareOf } from '../state/index.ts'

/**
 * How it is known that a promise was awaited. `await` of a native promise calls nothing of it, but derives another promise
 * from it, as `.then`, `Promise.all` and the return of an async function do; V8 tells of every promise that is made, and of
 * which one it is derived. So the promise stays a plain native one, and awaiting it takes no turn more.
 */
interface Tracking {
  /** Takes V8's hook off again. */
  disarm: (() => void) | undefined
  /** What every mock with tracked calls keeps alive: when it is collected, no such mock is left. */
  token: WeakRef<object> | undefined
  /** Set while the library itself derives promises. */
  isOwn: boolean
}

const tracking = shared<Tracking>('mocks.awaits', () => ({
  disarm: undefined,
  token: undefined,
  isOwn: false,
}))

const promiseHooks = builtin('node:v8')?.promiseHooks

/** The hook slows every promise of the process a little: it goes as soon as no mock needs it. */
const departures = new FinalizationRegistry<void>(() => {
  if (tracking.token?.deref() !== undefined) return
  tracking.disarm?.()
  tracking.disarm = undefined
})

function arm(state: MockState): void {
  const rare = rareOf(state)
  if (rare.armed !== undefined) return
  let token = tracking.token?.deref()
  if (token === undefined) {
    token = {}
    tracking.token = new WeakRef(token)
    departures.register(token, undefined)
  }
  rare.armed = token
  tracking.disarm ??= promiseHooks?.onInit(onInit) as (() => void) | undefined
}

function onInit(_promise: Promise<unknown>, parent: Promise<unknown>): void {
  if (parent !== undefined && !tracking.isOwn) noteAwait(parent)
}

/** The calls that a promise stands for and that nobody has awaited: of several mocks, when one wraps another. */
function pendingCalls(promise: object): readonly CallRecord[] {
  const note = readNote(promise)
  if (note instanceof CallRecord) return [note]
  return Array.isArray(note) ? (note as CallRecord[]) : []
}

function noteAwait(promise: Promise<unknown>): void {
  const note = readNote(promise)
  if (note === undefined || note instanceof Settlement) return
  writeNote(promise, undefined)
  if (note instanceof CallRecord) markAwaited(note, promise)
  else for (const record of note as CallRecord[]) markAwaited(record, promise)
}

function markAwaited(record: CallRecord, promise: Promise<unknown>): void {
  const { state } = record
  if (record.value === promise) follow(record, promise)
  // A Mock that happens to return a promise has no awaits to count; its promise is followed for its settlement only.
  if (!hasFlag(state, ASYNC)) return
  if (state.clears !== clock.clears) followClears(state)
  if (!isRemembered(state, record)) return
  if (state.awaits === undefined) state.awaits = [record]
  else state.awaits.push(record)
}

/** Finds out how the promise ends, now that somebody handles it. */
function follow(record: CallRecord, promise: Promise<unknown>): void {
  const before = tracking.isOwn
  tracking.isOwn = true
  try {
    if (hasFlag(record.state, ASYNC)) settleRecord(record, promise)
    else observeSettlement(promise)
  } finally {
    tracking.isOwn = before
  }
}

/** Whether the call is still on record: a promise of before the mock was cleared belongs to a forgotten one. */
function isRemembered(state: MockState, record: CallRecord): boolean {
  const first = state.calls?.[0]
  return first !== undefined && first.stamp <= record.stamp
}

/** Runs `derive`, whose `.then` on a tracked promise is the library's own and no await of the user's. */
export function deriveOwn<T>(derive: () => T): T {
  const before = tracking.isOwn
  tracking.isOwn = true
  try {
    return derive()
  } finally {
    tracking.isOwn = before
  }
}

/** Whether the promise already stands for a call of this mock: then the next call needs a promise of its own. */
export function isTrackedBy(promise: object, state: MockState): boolean {
  return pendingCalls(promise).some(record => record.state === state)
}

/** Watches for the first await of `promise`, the promise of this call. */
export function trackAwait(promise: Promise<unknown>, record: CallRecord): void {
  arm(record.state)
  const note = readNote(promise)
  const isFirst = note === undefined || note instanceof Settlement
  writeNote(promise, isFirst ? record : [record, ...pendingCalls(promise)])
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
        if (!tracking.isOwn) noteAwait(promise)
        return Reflect.apply(Promise.prototype.then, this, handlers) as Promise<unknown>
      },
    },
  })
}
