import { PhaseTimeoutError } from '../errors/index.ts'
import { createState, type AttemptState } from './attempt-state.ts'
import type { Program, ProgramStep } from './program.ts'
import { within } from './within.ts'

/** The one phase of a plain test: the host runs its hooks, fixtures and body, in its own order. */
export const plainPhase = 'the test'

export interface PlainTest {
  readonly name: string
  /** The host's own run of it. Never rejects: the host keeps the errors of what it runs. */
  run(): Promise<void>
  /** Says what the host does with cleanups and sub-tests. */
  connect(state: AttemptState): void
  /** How long each cleanup may take, in milliseconds; 0 for no limit. */
  readonly limit: number
}

/** How an attempt makes the program of a plain test: there is nothing to set up or to tear down beside what the host does. */
export function plainProgram(test: PlainTest): ProgramStep {
  return { phase: plainPhase, call: () => programOf(test) }
}

function programOf({ name, run, connect, limit }: PlainTest): Program {
  const state = createState(plainPhase)
  state.wait = (phase, promise) =>
    phase === plainPhase || limit === 0
      ? promise
      : within(promise, limit, {
          error: () => new PhaseTimeoutError(`${name}: ${phase}`, limit),
          late: error => state.late(phase, error),
        })
  connect(state)
  return {
    state,
    isExpectedToFail: false,
    hasLoop: true,
    hasPhases: false,
    up: () => [],
    body: () => ({ phase: plainPhase, call: run }),
    down: () => [],
  }
}
