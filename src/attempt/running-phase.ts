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
    wait: loop?.bodyWait() ?? timerWait(owner, tasks),
    tasks,
    longest: longest ?? { ...step, ms },
    clock: clockText(owner),
  }
}

/** What a body waits for outside the loop, when there is just one thing that it can be. */
function timerWait(owner: Owner, tasks: readonly PendingWait[]): Wait | undefined {
  const [timer, another] = awaitedBy(owner)
  if (!timer || another || tasks.length > 0) return undefined
  return { waitsOn: timer.text, at: placeIn(timer.stack) }
}

function clockText({ clock }: Owner): string | undefined {
  const report = clock?.report()
  if (!report) return undefined
  const place = report.stack && placeIn(report.stack)
  return `${report.text}${place ? ` of ${place}` : ''}.`
}
