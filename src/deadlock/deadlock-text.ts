import type { PendingWait, Wait } from '../loop/index.ts'
import { circlesOf } from './circles.ts'

/** A test that can never end, as it stands. */
export interface Deadlock {
  /** `QueueTest.testHandOver` */
  readonly test: string
  /** The phase that waits. */
  readonly phase: string
  /** What the phase itself waits on, when the loop knows it. */
  readonly wait: Wait | undefined
  readonly tasks: readonly PendingWait[]
  /** How far the clock had come, in milliseconds. */
  readonly elapsed: number
}

const unknown: Wait = { waitsOn: 'a promise that the loop does not know', at: undefined }

/** Says who waits on whom. Tasks that wait for each other stand together, before the others. */
export function deadlockText({ test, phase, wait = unknown, tasks, elapsed }: Deadlock): string {
  const circles = circlesOf(tasks)
  const others = tasks.filter(task => !circles.flat().includes(task))
  return [
    `Deadlock: ${test} can never end. It waits in ${phase}, and nothing is left that could go on: no task, no timer, no I/O.`,
    lineOfWait(phase.replace(/^the /, 'The '), wait),
    ...circles.flatMap(circle => [...circle.map(lineOfTask), circleText(circle)]),
    ...others.map(lineOfTask),
    ...(elapsed > 0 ? [`The clock had moved ${elapsed} ms.`] : []),
  ].join('\n')
}

function lineOfTask(task: PendingWait): string {
  return lineOfWait(`Task "${task.name}"`, task)
}

function lineOfWait(who: string, { waitsOn, at }: Wait): string {
  return `${who} waits on ${waitsOn}${at === undefined ? '' : ` at ${at}`}.`
}

function circleText(circle: readonly PendingWait[]): string {
  return `They wait for each other: ${[...circle, circle[0]].map(task => task?.name).join(', ')}.`
}
