import { originalOf, realTime } from '../../internal/index.ts'
import {
  chainOf,
  noteReaction,
  ledgerOf,
  isShort,
  nodeTimers,
  Timer,
  type Ledger,
  type NativeTimer,
  type TimerKind,
} from '../ledger/index.ts'
import { insideStandIn, isInsideWatched } from './inside-stand-in.ts'
import { currentScope, journal, runTurnInScope, type Owner, type OwnerClock } from '../owner/index.ts'
import { recordEntry, recordTimer, timerLine } from './record.ts'
import type { NodeFunction, StandIn, StandIns } from '../stand-ins/index.ts'

/** How many frames the line of a usual timer has: two of ours, the executor of a promise, a helper and its caller. */
const usualDepth = 6

export const timerStandIns = {
  'node:timers.setTimeout': starting('timeout'),
  'node:timers.setInterval': starting('interval'),
  'node:timers.setImmediate': starting('immediate'),
} satisfies StandIns

function starting(kind: TimerKind): StandIn {
  return {
    call(owner, original, args) {
      const ledger = ledgerOf(owner)
      if (owner.closedAt !== undefined || isShort(kind, args[1])) {
        const line = timerLine(owner, kind, args[1])
        const timer = inChain(owner, kind, line, original, args)
        recordTimer(owner, timer, line)
        return timer
      }
      // Written out, since each call and each frame of ours would show in the time of a test that makes two timers.
      const before = Error.stackTraceLimit
      Error.stackTraceLimit = usualDepth
      const line = new Error()
      Error.stackTraceLimit = before
      const timer = inChain(owner, kind, line, original, args)
      ledger.addTimer(timer, line)
      return timer
    },
  }
}

/** So many links of a chain of time-outs are remembered; the next ones follow from the last of them. */
const longestChain = 8

/** Makes a timer. What the callback of a time-out starts, also after its awaits, knows which line it follows from. */
function inChain(
  owner: Owner,
  kind: TimerKind,
  line: Error | undefined,
  original: NodeFunction,
  args: unknown[],
): NativeTimer {
  const scope = currentScope()
  const make = makerFor(owner, kind, original)
  if (kind !== 'timeout' || !line || !scope) return makeTimer(make, args, line)
  const { timeoutLine, values, task, subTests } = scope
  if (timeoutLine) line.cause = timeoutLine
  if (owner.isEnding) noteReaction(line)
  if (timeoutLine && chainOf(timeoutLine).length >= longestChain) return makeTimer(make, args, line)
  // Written out: a spread costs half a microsecond of each timer on Node 20.
  const inside = { owner, values, task, subTests, timeoutLine: line }
  return runTurnInScope(inside, () => makeTimer(make, args, line))
}

const makers = { timeout: 'setTimeout', interval: 'setInterval', immediate: 'setImmediate' } as const

/** Starts a timer of a test on behalf of a function of ours that the user called. */
export function startTimer(owner: Owner, kind: TimerKind, args: unknown[], line: Error | undefined): Timer {
  const original = originalOf(nodeTimers()[makers[kind]]) as NodeFunction
  const timer = new Timer(makeTimer(makerFor(owner, kind, original), args, line), line, true)
  recordEntry(owner, timer)
  return timer
}

/** What makes a timer of a test, whoever asked for it: a test with a clock of its own gets one of that. */
function makerFor({ clock }: Owner, kind: TimerKind, original: NodeFunction): NodeFunction {
  return clock ? virtualMaker(clock, kind, original) : original
}

/** Immediates are no matter of time. What Node would refuse is Node's to refuse. */
function virtualMaker(clock: OwnerClock, kind: TimerKind, original: NodeFunction): NodeFunction {
  return (...args) => {
    if (kind !== 'immediate' && typeof args[0] === 'function') return clock.makeTimer(kind, args)
    clock.noteActivity()
    return original(...args)
  }
}

/** The one place where a timer of a test is made. */
function makeTimer(make: NodeFunction, args: unknown[], line: Error | undefined): NativeTimer {
  const { recorder } = journal
  return recorder
    ? recorder.watchTimer(watched => callMaker(make, watched), args, line)
    : callMaker(make, args)
}

function callMaker(make: NodeFunction, args: unknown[]): NativeTimer {
  return (isInsideWatched() ? insideStandIn(make, args) : make(...args)) as NativeTimer
}

/**
 * `AbortSignal.timeout`: in a test it runs on a timer of the test's, which ends with the test. Like Node's, the timer
 * keeps no process alive, so that it is never reported.
 */
export const abortTimeoutStandIn: StandIn = {
  call(owner, original, args) {
    const [ms] = args
    if (!isAbortDelay(ms)) return original(...args)
    if (owner.kind === 'test') return abortAfter(ms)
    const signal = original(...args)
    waitForStrike(ledgerOf(owner), ms)
    return signal
  },
}

/** Node runs timers of one delay in the order in which they were made: this one when the signal has struck, however late. */
function waitForStrike(ledger: Ledger, ms: number): void {
  ledger.signalsToStrike += 1
  const struck = () => void (ledger.signalsToStrike -= 1)
  insideStandIn(() => realTime.setTimeout(struck, ms).unref(), [])
}

function isAbortDelay(ms: unknown): ms is number {
  return typeof ms === 'number' && Number.isInteger(ms) && ms >= 0 && ms <= 2 ** 31 - 1
}

function abortAfter(ms: number): AbortSignal {
  const controller = new AbortController()
  const expire = () => {
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
  }
  nodeTimers().setTimeout(expire, ms).unref()
  return controller.signal
}
