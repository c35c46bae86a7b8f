import { AttemptState } from './attempt-state.ts'
import type { Step } from './part.ts'
import { phaseTimeout } from './phase-timeout.ts'
import type { Program } from './program.ts'
import { within } from './within.ts'

/** The one phase of a plain test: the host runs its hooks, fixtures and body, in its own order. */
export const plainPhase = 'the test'

/** What is known of a plain test whose cleanups run in the host's own place, each within a limit of time. */
export class PlainState extends AttemptState {
  readonly #name: string
  readonly #limit: number

  /** @param limit how long each cleanup may take, in milliseconds; 0 for no limit */
  constructor(name: string, limit: number) {
    super(plainPhase)
    this.#name = name
    this.#limit = limit
  }

  override wait(phase: string, promise: PromiseLike<unknown>): PromiseLike<unknown> {
    const limit = this.#limit
    if (phase === plainPhase || limit === 0) return promise
    return within(promise, limit, {
      error: () => phaseTimeout(this.#name, phase, limit),
      late: error => this.late(phase, error),
    })
  }
}

/**
 * The program of a plain test, which is its one step: there is nothing to set up or to tear down beside what the host does,
 * who runs the body too.
 */
export class PlainProgram implements Program {
  readonly state: AttemptState
  readonly isExpectedToFail = false
  readonly hasLoop = true
  readonly hasPhases = false

  constructor(state: AttemptState) {
    this.state = state
  }

  up(): readonly Step[] {
    return nothing
  }

  body(): Step {
    return body
  }

  down(): readonly Step[] {
    return nothing
  }
}

const nothing: readonly Step[] = []
/** The host calls what there is to call. */
const body: Step = { phase: plainPhase, call: () => undefined }
