import { placeIn, realTime } from '../internal/index.ts'
import { existingLoop, type PendingWait, type Wait } from '../loop/index.ts'
import { awaitedBy, type Owner } from '../ownership/index.ts'
import type { AttemptState, TimedPhase } from './attempt-state.ts'

/** What runs at the moment, for the message of a time-out. */
export interface RunningPhase {
  readonly phase: string
  readonly at?: Function
  /** For how many milliseconds it has run. */
  readonly ms: number
  /** What the phase itself waits on, when the loop knows it. */
  readonly wait: Wait | undefined
  /** The tasks that are not done, and what each waits on. */
  readonly tasks: readonly PendingWait[]
  /** The phase before it that took the most time. */
  readonly longest: TimedPhase
  /** What a clock of the test's own did, in a sentence. */
  readonly clock: string | undefined
}

type Running = Pick<AttemptState, 'step' | 'since'> & Partial<Pick<AttemptState, 'longest'>>

/** What runs of an owner's attempt now. */
export function runningPhase(owner: Owner, { step, since, longest }: Running): RunningPhase {
  const loop = existingLoop(owner)
  const ms = Math.round(realTime.now() - since)
  const tasks = loop?.pendingWaits() ?? []
  return {
    ...step,
    ms,
    wait: loop?.bodyWait() ?? (tasks.length > 0 ? undefined : waitOf(owner)),
    tasks,
    longest: longest ?? { ...step, ms },
    clock: clockText(owner),
  }
}

/** What an owner's code waits for outside the loop, when there is just one thing that it can be. */
export function waitOf(owner: Owner): Wait | undefined {
  const [timer, another] = awaitedBy(owner)
  return timer && !another ? { waitsOn: timer.text, at: placeIn(timer.stack) } : undefined
}

/** `ServerTest.testGet was waiting on a timer of 30000 ms at server.test.ts:4:52.` */
export function waitText(who: string, { waitsOn, at }: Wait): string {
  return `${who} was waiting on ${waitsOn}${at ? ` at ${at}` : ''}.`
}

function clockText({ clock }: Owner): string | undefined {
  const report = clock?.report()
  if (!report) return undefined
  const place = report.stack && placeIn(report.stack)
  return `${report.text}${place ? ` of ${place}` : ''}.`
}
