import type { CancelledError } from '../errors/index.ts'
import { finish } from './future.ts'
import type { LoopCore } from './loop-core.ts'
import { Task } from './task.ts'

/** The signal of one phase, and what aborts it when the task is cancelled in that phase. */
interface PhaseSignal {
  readonly abort: AbortController
  readonly signal: AbortSignal
}

/**
 * The task that a test itself is, from `setUp` to its last cleanup. Its code is driven by the attempt, and what it waits on
 * is what the body of the loop waits on; so it is made only when something asks for it.
 *
 * A cancellation is the matter of the phase in which it was asked for: the tear-down of a cancelled test is not cancelled.
 */
export class TestTask extends Task<void> {
  readonly #core: LoopCore
  readonly #loopSignal: () => AbortSignal
  #phase: PhaseSignal | undefined
  /** The last cancellation that was asked for in this phase. */
  #cancellation: CancelledError | undefined

  constructor(core: LoopCore, loopSignal: () => AbortSignal) {
    super(core, drivenByTheAttempt, { name: core.name, begin: () => {}, waiter: core.body })
    this.#core = core
    this.#loopSignal = loopSignal
  }

  /** Aborted when the task is cancelled in this phase, and when the test runs out of time. */
  override get signal(): AbortSignal {
    return (this.#phase ??= this.#newPhase()).signal
  }

  #newPhase(): PhaseSignal {
    const abort = new AbortController()
    return { abort, signal: AbortSignal.any([abort.signal, this.#loopSignal()]) }
  }

  /** @internal */
  override cancelWith(error: CancelledError): boolean {
    if (!super.cancelWith(error)) return false
    this.#cancellation = error
    this.#phase?.abort.abort(error)
    return true
  }

  /**
   * The phase is over. What was asked of it is forgotten.
   * @returns a cancellation that found no wait to end. A task that returns with one is cancelled, and so is the phase.
   */
  endPhase(): CancelledError | undefined {
    const { body } = this.#core
    const asked = this.#cancellation
    if (!asked) return undefined
    const isPending = body.mustCancel === asked
    if (isPending) body.mustCancel = undefined
    body.cancelRequests = 0
    this.#cancellation = undefined
    this.#phase = undefined
    return isPending ? asked : undefined
  }

  /** The last cleanup is over: who waits for the task goes on before the tasks that are left are cancelled. */
  end(): void {
    finish(this, { kind: 'result', value: undefined }, true)
  }
}

function drivenByTheAttempt(): void {}
