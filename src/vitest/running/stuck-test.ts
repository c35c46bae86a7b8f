import { waitText } from '../../attempt/index.ts'
import { withFrames } from '../../errors/index.ts'
import { frameText } from '../../internal/index.ts'
import type { PendingWait, Wait } from '../../loop/index.ts'
import type { RunnerTask } from '../host/index.ts'
import { endedForOthers } from '../../ownership/index.ts'
import { endedText } from './ended-text.ts'
import { fakeTimersText } from './fake-timers.ts'
import type { OpenTest } from './open-test.ts'
import type { RegisteredTest } from './registered-test.ts'

/** What only this library knows of a test that was given up: the phase that was stuck, and what its tasks waited on. */
export class StuckTest {
  readonly #text: string
  readonly #frame: string

  /**
   * @param timeout Vitest's error, as it was thrown or as Vitest has recorded it
   * @param isOver whether the attempt has come to its end all the same
   */
  constructor(
    { subject }: RegisteredTest,
    { attempt, scope, note }: OpenTest,
    timeout: unknown,
    isOver: boolean,
  ) {
    const { phase, ms, at, wait, tasks, longest, clock } = attempt.running
    // A time-out strikes in a pause. What left it none is over when it strikes, and is what took the time.
    const isBusy = longest.ms > ms && (isOver || longest.ms >= limitOf(timeout))
    this.#text = isBusy
      ? `\n${subject.name} was busy in ${longest.phase} for ${longest.ms} ms.`
      : `\n${subject.name} was waiting in ${phase} for ${ms} ms${wait ? `, on ${place(wait)}` : ''}.`
    if (!isBusy) this.#text += waitsOf(tasks)
    this.#text += fakeTimersText() + endedText(endedForOthers(scope.owner)) + line(clock) + line(note)
    const stuckAt = isBusy ? longest.at : at
    this.#frame = stuckAt || !subject.isPlain ? subject.frame(stuckAt) : ''
  }

  /**
   * Adds it to Vitest's time-out error. Vitest rejects the test with the very object that its signal was aborted with,
   * so the text reaches every reporter. The reason of a cancelled run is that of all its tests, and stays as it is.
   */
  completeTimeout(timeout: unknown): void {
    addToTimeout(timeout, this.#text, this.#frame)
  }

  /** Adds it to the note of a test that a cancelled run has skipped. */
  completeNote({ result }: RunnerTask): void {
    if (result?.state === 'skip') result.note = `${result.note ?? ''}${this.#text}`
  }
}

/** Adds to Vitest's time-out error. @param frame the line that it is about; Vitest's own where it is empty */
function addToTimeout(timeout: unknown, text: string, frame: string, isOne = isTimeout): void {
  if (!isOne(timeout)) return
  const frames = frame || frameText(timeout.stack)
  timeout.message += text
  withFrames(timeout, frames)
}

/** Adds a line to a time-out that may have been completed already. */
export function addLineToTimeout(timeout: unknown, line: string): void {
  if (!(timeout instanceof Error) || !timeout.message.startsWith('Test timed out in ')) return
  const frames = frameText(timeout.stack)
  timeout.message += `\n${line}`
  withFrames(timeout, frames)
}

/** Adds to the time-out of a hook of a suite, or of a file, what took its time, where that is known. */
export function completeHookTimeout(timeout: unknown, took: string | undefined): void {
  addToTimeout(timeout, line(took) + fakeTimersText(), '', isHookTimeout)
}

/** What has struck a plain test or a hook around it. */
interface PlainTimeout {
  /** Vitest's error, as it was thrown or as Vitest has recorded it. */
  readonly timeout: unknown
  /** Whether the code was over by then, since it had left the thread no pause. */
  readonly isBusy: boolean
  isOfTest(wait: Wait): boolean
}

/** Adds to the time-out of a plain test what took its time, where that is known: Vitest has told the rest. */
export function completePlainTimeout(
  { subject }: RegisteredTest,
  { attempt, scope }: OpenTest,
  { timeout, isBusy, isOfTest }: PlainTimeout,
): void {
  const { wait, tasks, clock } = attempt.running
  const waited = (wait && isOfTest(wait) ? `\n${waitText(subject.name, wait)}` : '') + waitsOf(tasks)
  const took = isBusy
    ? `\n${busyText(subject.name, timeout, scope.owner.task as RunnerTask)}`
    : waited + fakeTimersText() + endedText(endedForOthers(scope.owner))
  addToTimeout(timeout, took + line(clock), '', isPlainTimeout)
}

/** Of tests that run at once nothing tells which one kept the thread busy. */
function busyText(name: string, timeout: unknown, task: RunnerTask): string {
  const part = isHookTimeout(timeout) ? 'a hook' : 'the test'
  return task.concurrent
    ? `The thread was busy past the time of ${name}, by that or by a test beside it, and had no pause in which the time-out could strike.`
    : `${name} was busy in ${part} past its time: the thread had no pause in which the time-out could strike.`
}

function line(text: string | undefined): string {
  return text === undefined ? '' : `\n${text}`
}

function waitsOf(tasks: readonly PendingWait[]): string {
  return tasks.map(task => `\n${waitText(`Task "${task.name}"`, task)}`).join('')
}

/** To its end: one that has been completed is none. Vitest 5 may name an assertion that was waited for. */
const timeoutText = /^Test timed out in \d+ms\b[^]*"testTimeout"\.$/
const limitText = /^(?:Test|Hook) timed out in (\d+)ms\b/
/** Hooks around a class's test are not its own. */
const hookTimeoutText =
  /^Hook timed out in \d+ms\b[^]*"hookTimeout"\.$|^The \w+ phase of "around\w+" hook timed out after \d+ms\.$/

export function isTimeout(value: unknown): value is Error {
  return timeoutText.test(messageOf(value))
}

/** Of a plain test or one of its hooks. */
export function isPlainTimeout(value: unknown): value is Error {
  return isTimeout(value) || isHookTimeout(value)
}

export function isHookTimeout(value: unknown): value is Error {
  return hookTimeoutText.test(messageOf(value))
}

function messageOf(value: unknown): string {
  const text = typeof value === 'object' && value !== null && 'message' in value ? value.message : undefined
  return typeof text === 'string' ? text : ''
}

/** The time that a test, or a hook around it, had. */
export function limitOf(timeout: unknown): number {
  return Number(limitText.exec(messageOf(timeout))?.[1] ?? Infinity)
}

function place({ waitsOn, at }: Wait): string {
  return at ? `${waitsOn} at ${at}` : waitsOn
}
