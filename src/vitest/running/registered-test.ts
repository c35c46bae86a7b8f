import type { FixtureRun, ProgramStep } from '../../attempt/index.ts'
import type { LeakPolicy } from '../../ownership/index.ts'
import type { Subject } from '../reporting/index.ts'

/** One test that goes through an attempt, as it is registered with Vitest. */
export interface RegisteredTest {
  readonly subject: Subject
  /** The phase whose errors are the test's own: reports do not name it. */
  readonly bodyPhase: string
  /** The user's function, for what has no line of its own. */
  readonly at: Function | undefined
  readonly make: ProgramStep
  /** The fixtures around it, which have run. */
  readonly fixture: FixtureRun
  /** Why the test is not to run, when it is not. */
  skipReason(): string | undefined
  /** @throws LeakPolicyError */
  leaks(): LeakPolicy
}
