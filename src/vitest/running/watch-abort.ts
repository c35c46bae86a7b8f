import { shared, type TestContext } from '../../internal/index.ts'
import { runInScope } from '../../ownership/index.ts'
import type { RunnerTask } from '../host/index.ts'
import { deliverRest } from './deliver.ts'
import { closeLast, closeTest, type OpenTest } from './open-test.ts'
import type { RegisteredTest } from './registered-test.ts'
import { isTimeout, StuckTest } from './stuck-test.ts'

/** What ends here has limits of its own. */
const noLimit = 0
const watches = shared('abort-watches', () => new WeakMap<object, () => void>())

/** No time-out can strike any more: what has a test's signal, the test's record, holds no more of the test. */
export function forgetWatch({ context }: RunnerTask): void {
  const signal = context?.signal
  const stop = signal && watches.get(signal)
  if (!stop) return
  watches.delete(signal)
  stop()
}

/**
 * When Vitest's time-out strikes or the run is cancelled, the attempt is abandoned and its tear-down awaited.
 * @returns to be called when the attempt has run: from then on a time-out is one that could not strike in time, because the
 * code of the test left the thread no pause, and there is nothing to abandon.
 */
export function watchAbort(test: RegisteredTest, context: TestContext, open: OpenTest): () => void {
  const watch = new AbortWatch(test, context, open)
  // Vitest 4.1 hands a retry the signal that the attempt before it aborted, or may still abort.
  watches.get(context.signal)?.()
  watches.set(context.signal, watch.begin())
  return () => watch.end()
}

class AbortWatch {
  readonly #test: RegisteredTest
  readonly #context: TestContext
  readonly #open: OpenTest
  #stuck: StuckTest | undefined
  #hasEnded = false

  constructor(test: RegisteredTest, context: TestContext, open: OpenTest) {
    this.#test = test
    this.#context = context
    this.#open = open
  }

  /** @returns what stops it */
  begin(): () => void {
    const { signal } = this.#context
    if (signal.aborted) {
      // Last in, first out.
      this.#context.onTestFinished(() => this.#closeUntold(), noLimit)
      this.#context.onTestFinished(() => this.#finishUntold(), noLimit)
      return () => {}
    }
    const onAbort = () => this.#onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    return () => signal.removeEventListener('abort', onAbort)
  }

  end(): void {
    this.#hasEnded = true
  }

  #onAbort(): void {
    const { isAround } = this.#open
    const { reason } = this.#context.signal as { reason: unknown }
    const stuck = new StuckTest(this.#test, this.#open, reason, this.#hasEnded)
    stuck.completeTimeout(reason)
    if (this.#hasEnded) return
    this.#stuck = stuck
    this.#context.onTestFinished(() => this.#finish(), noLimit)
    if (!isAround) closeLast(this.#test, this.#context, this.#open)
    void this.#abandon()
  }

  /** The signal had been aborted before: nothing but the end of the test tells of its time-out. */
  async #finishUntold(): Promise<void> {
    const { task } = this.#context as { task: RunnerTask }
    const timeout = task.result?.errors?.findLast(isTimeout)
    if (timeout) new StuckTest(this.#test, this.#open, timeout, this.#hasEnded).completeTimeout(timeout)
    if (!this.#hasEnded) await this.#finish()
  }

  async #closeUntold(): Promise<void> {
    if (!this.#hasEnded && !this.#open.isAround) await closeTest(this.#test, this.#context, this.#open)
  }

  async #finish(): Promise<void> {
    this.#stuck?.completeNote(this.#context.task)
    deliverRest(this.#test, await this.#abandon())
  }

  #abandon() {
    const { attempt, scope } = this.#open
    const { signal } = this.#context
    return runInScope(scope, () => attempt.abandon(signal.reason))
  }
}
