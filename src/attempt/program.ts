import type { AttemptState } from './attempt-state.ts'
import type { Step } from './part.ts'

/** What one attempt of a test runs: made from a method of a class, or from another kind of test. */
export interface Program {
  /** Where the cleanups and sub-tests of the test find the attempt. */
  readonly state: AttemptState
  /** An error of the body is what the test was written for. */
  readonly isExpectedToFail: boolean
  /** Whether the test has an event loop of its own. */
  readonly hasLoop: boolean
  /** Whether its phases follow each other in one context; what is one phase has the host's. */
  readonly hasPhases: boolean
  /** Each is asked when its turn comes: what ran before it may have changed what there is to run. */
  up(): readonly Step[]
  body(): Step
  /** Owed once all of `up` has succeeded. */
  down(): readonly Step[]
}

/** Makes the program. A phase of its own: when it throws there is nothing to tear down. */
export interface ProgramStep extends Step {
  call(): Program
}
