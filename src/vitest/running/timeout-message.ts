import type { Attempt } from '../../attempt/index.ts'
import type { Wait } from '../../loop/index.ts'
import type { RunnerTask } from '../host/index.ts'
import type { RegisteredTest } from './registered-test.ts'

/** What only this library knows of a test that was given up: the phase that was stuck, and what its tasks waited on. */
export class StuckTest {
  readonly #text: string
  readonly #frame: string

  constructor({ subject }: RegisteredTest, attempt: Attempt) {
    const { phase, ms, at, wait, tasks } = attempt.running
    this.#text = `\n${subject.name} was waiting in ${phase} for ${ms} ms${wait ? `, on ${waitText(wait)}` : ''}.`
    for (const task of tasks) this.#text += `\nTask "${task.name}" was waiting on ${waitText(task)}.`
    this.#frame = subject.frame(at)
  }

  /**
   * Adds it to Vitest's time-out error. Vitest rejects the test with the very object that its signal was aborted with,
   * so the text reaches every reporter. The reason of a cancelled run is that of all its tests, and stays as it is.
   */
  completeTimeout(reason: unknown): void {
    if (!(reason instanceof Error) || reason.name === 'TestRunAbortError') return
    reason.message += this.#text
    reason.stack = `${reason.name}: ${reason.message}${this.#frame}`
  }

  /** Adds it to the note of a test that a cancelled run has skipped. */
  completeNote({ result }: RunnerTask): void {
    if (result?.state === 'skip') result.note = `${result.note ?? ''}${this.#text}`
  }
}

function waitText({ waitsOn, at }: Wait): string {
  return at ? `${waitsOn} at ${at}` : waitsOn
}
