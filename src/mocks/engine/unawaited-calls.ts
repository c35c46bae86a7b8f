import { shared } from '../../internal/index.ts'
import type { Owner } from '../../ownership/index.ts'
import { type CallRecord, type MockState, clock, isAwaited, orderOf } from '../state/index.ts'

// The calls of AsyncMocks that tests have made and that nobody has awaited. Most are awaited on the spot and never come here:
// a call is noted when another comes first.

/** A call by a test, and its line where that is known. */
export interface CallOfTest {
  readonly test: Owner
  readonly line: Error | undefined
}

/** Such a call that was not awaited on the spot. */
export interface NotedCall extends CallOfTest {
  readonly record: CallRecord
  readonly promise: Promise<unknown>
}

interface Notes {
  readonly calls: WeakMap<Owner, NotedCall[]>
  /** How many calls there were, of all mocks, when the records of a mock were last read. */
  readonly readings: WeakMap<MockState, number>
  /** The test of the call that was noted last. */
  newestTest: WeakRef<Owner> | undefined
  /** Of how many calls more the line is kept. */
  linesLeft: number
  /** Whether any test has called an AsyncMock: until then it is nobody's matter what is read. */
  isOpen: boolean
}

const notes = shared<Notes>('mocks.unawaited', () => ({
  calls: new WeakMap(),
  readings: new WeakMap(),
  newestTest: undefined,
  linesLeft: 0,
  isOpen: false,
}))

/** From now on it matters what is read. */
export function openNotes(): void {
  notes.isOpen = true
}

/** Lines are kept of so many calls of a file as long as each is awaited on the spot: a stack is dearer than a call. */
const linesOfFile = 64

/** A file begins, or a call was not awaited on the spot: more may follow. */
export function renewLines(): void {
  notes.linesLeft = linesOfFile
}

/** Whether the line of the next call is to be kept. */
export function takeLine(): boolean {
  if (notes.linesLeft === 0) return false
  notes.linesLeft -= 1
  return true
}

export function noteCall(call: NotedCall): void {
  renewLines()
  if (notes.newestTest?.deref() !== call.test) notes.newestTest = new WeakRef(call.test)
  const calls = notes.calls.get(call.test)
  if (calls === undefined) notes.calls.set(call.test, [call])
  else {
    // Those that were awaited since would be kept with all that they hold.
    if (calls.length % 64 === 0) calls.splice(0, Infinity, ...calls.filter(isOpen))
    calls.push(call)
  }
}

/** The records of a mock are read: by an assertion, a matcher, or the test itself. */
export function noteReading(state: MockState): void {
  if (notes.isOpen) notes.readings.set(state, clock.calls)
}

/** The calls that nobody has awaited yet of the test that noted one last. */
export function openCallsOfNewest(): readonly NotedCall[] {
  const test = notes.newestTest?.deref()
  return (test && notes.calls.get(test)?.filter(({ record }) => !isAwaited(record))) ?? []
}

/** The calls of a test that nobody has awaited, nor asked a mock about that knows of them. Each is handed out once. */
export function takeUnawaited(test: Owner): NotedCall[] {
  const calls = notes.calls.get(test) ?? []
  notes.calls.delete(test)
  return calls.filter(isOpen)
}

function isOpen({ record }: NotedCall): boolean {
  return !isAwaited(record) && !isKnown(record)
}

/** Whether records that hold this call were read after it: those of its mock, or of one above. */
function isKnown(record: CallRecord): boolean {
  for (let state: MockState | undefined = record.state; state !== undefined; state = state.newParent)
    if ((notes.readings.get(state) ?? 0) >= orderOf(record)) return true
  return false
}
