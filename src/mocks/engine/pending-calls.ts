import { shared, Stamped } from '../../internal/index.ts'
import { type CallOfTest, noteCall } from './unawaited-calls.ts'
import { type CallRecord, type MockState, isSettled, rareOf } from '../state/index.ts'

// The calls that a promise stands for and that nobody has awaited yet: of several mocks, when one wraps another. They are noted
// on the promise, all but the newest.

interface Newest {
  promise: Promise<unknown> | undefined
  record: CallRecord | undefined
  /** The test that made it, where one has to answer for it. */
  call: CallOfTest | undefined
}

/**
 * The newest call is kept here until a promise is derived. Mostly that is the one of its own `await`, and no note is needed: it
 * would take a good part of the call's time, and memory for as long as the promise lives.
 */
const newest = shared<Newest>('mocks.newest', () => ({
  promise: undefined,
  record: undefined,
  call: undefined,
}))

/** Has a promise stand for a call. */
export function addPending(
  promise: Promise<unknown>,
  record: CallRecord,
  call: CallOfTest | undefined,
): void {
  noteNewest()
  // The promise of a result that is known was made for this call.
  const earlier = isSettled(record) ? NONE : pendingOf(promise)
  if (earlier.length > 0) {
    writeNote(promise, [record, ...earlier])
    if (call !== undefined) noteCall({ ...call, record, promise })
    return
  }
  newest.promise = promise
  newest.record = record
  newest.call = call
}

/** Visits the calls that a promise stands for, now that another is derived from it. From here on it stands for none. */
export function takePending(promise: object, visit: (record: CallRecord) => void): void {
  const { record } = newest
  if (record !== undefined && promise === newest.promise) {
    forgetNewest()
    visit(record)
    return
  }
  noteNewest()
  const pending = pendingOf(promise)
  if (pending.length === 0) return
  writeNote(promise, undefined)
  for (const each of pending) visit(each)
}

/** Whether a promise stands for a call of this mock: then the next call needs a promise of its own. */
export function isPendingFor(state: MockState, promise: object): boolean {
  noteNewest()
  return pendingOf(promise).some(record => record.state === state)
}

/** Whether the newest call is one that a test has to answer for, and was not awaited yet. */
export function hasNewestOfTest(): boolean {
  return newest.call !== undefined
}

/** Notes the newest call, now that something else comes before its await. */
export function noteNewest(): void {
  const { promise, record, call } = newest
  if (promise === undefined) return
  forgetNewest()
  if (call !== undefined && record !== undefined) {
    rareOf(record.state).traced = 0
    noteCall({ test: call.test, line: call.line, record, promise })
  }
  writeNote(promise, record)
}

function forgetNewest(): void {
  newest.promise = undefined
  newest.record = undefined
  newest.call = undefined
}

const NONE: readonly CallRecord[] = []

function pendingOf(promise: object): readonly CallRecord[] {
  const note = readNote(promise)
  if (note === undefined) return NONE
  return 'stamp' in note ? [note] : note
}

type Note = CallRecord | readonly CallRecord[] | undefined

/** A note on a promise, out of sight. It must cost little, since a mock may be called a million times. */
class NotedPromise extends Stamped {
  #note: Note

  constructor(promise: object, note: Note) {
    super(promise)
    this.#note = note
  }

  static read(promise: object): Note {
    return #note in promise ? promise.#note : undefined
  }

  static write(promise: object, note: Note): void {
    if (#note in promise) promise.#note = note
    // oxlint-disable-next-line no-new -- the constructor is what puts the field on the promise
    else new NotedPromise(promise, note)
  }
}

const readNote: (promise: object) => Note = NotedPromise.read
export const writeNote: (promise: object, note: Note) => void = NotedPromise.write
