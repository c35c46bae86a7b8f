import { UnawaitedCallError } from '../../errors/index.ts'
import { lineHere, promiseState, shared } from '../../internal/index.ts'
import {
  Creation,
  checkAtEnd,
  currentTest,
  findingsByLine,
  type Finding,
  type Owner,
} from '../../ownership/index.ts'
import { forgetSteps } from './listed-awaits.ts'
import { noteNewest } from './pending-calls.ts'
import {
  type CallOfTest,
  type NotedCall,
  openNotes,
  renewLines,
  takeLine,
  takeUnawaited,
} from './unawaited-calls.ts'
import { type MockState, hasThrown, rareOf } from '../state/index.ts'
import { formatArguments, pathOf } from '../text/index.ts'

/** What becomes of a call that nobody has awaited: a failure of its test, a warning, or nothing. */
export type UnawaitedPolicy = 'fail' | 'warn' | 'off'

interface Watch {
  policy: UnawaitedPolicy
  /** The test that has been told to ask at its end: mostly the one that runs. */
  test: Owner | undefined
  /** Its file. */
  file: Owner | undefined
}

const watch = shared<Watch>('mocks.unawaited.watch', () => ({
  policy: 'warn',
  test: undefined,
  file: undefined,
}))

export function setUnawaitedPolicy(policy: UnawaitedPolicy): void {
  watch.policy = policy
}

/** Of how many calls of a mock the line is kept, as long as each is awaited on the spot. One that is not is followed by so many more. */
const tracedCalls = 4
/** Enough for ours, and a helper, its caller and the test. */
const tracedFrames = 14

/** The call of an AsyncMock that a test makes now. */
export function callOfTest(state: MockState): CallOfTest | undefined {
  const test = currentTest()
  if (test === undefined) return undefined
  if (watch.test !== test) beginTest(test)
  const rare = rareOf(state)
  const traced = rare.traced ?? 0
  if (watch.policy === 'off' || traced >= tracedCalls || !takeLine()) return { test, line: undefined }
  rare.traced = traced + 1
  return { test, line: lineHere(tracedFrames) }
}

function beginTest(test: Owner): void {
  if (watch.file !== test.root) renewLines()
  watch.file = test.root
  forgetSteps()
  watch.test = test
  if (watch.policy === 'off') return
  openNotes()
  checkAtEnd(test, findUnawaited)
}

/** The calls of a test that nobody has awaited, those of one line together. */
function findUnawaited(test: Owner, wentWell: boolean): readonly Finding[] {
  if (!wentWell) return []
  noteNewest()
  forgetSteps()
  watch.test = undefined
  const unawaited = takeUnawaited(test).filter(call => !hasFailed(call))
  const lineOf = (call: NotedCall) => `${pathOf(call.record.state)} ${stackOf(call).split('\n')[0]}`
  return findingsByLine(unawaited, lineOf, calls => findingOf(calls, test))
}

/** An unhandled rejection has failed the test already. */
function hasFailed({ record, promise }: NotedCall): boolean {
  return hasThrown(record) || promiseState(promise) === 'rejected'
}

function findingOf(calls: readonly [NotedCall, ...NotedCall[]], test: Owner): Finding {
  const [first] = calls
  const origin = `${pathOf(first.record.state)}(${formatArguments(first.record.args)})`
  const error = new UnawaitedCallError(origin, calls.length, test.name, stackOf(first))
  return { origin, error, isWarning: watch.policy !== 'fail' }
}

function stackOf({ line }: CallOfTest): string {
  return line === undefined ? '' : new Creation(line).stack
}
