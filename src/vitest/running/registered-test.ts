import type { ProgramStep } from '../../attempt/index.ts'
import type { ClockKind } from '../../decorators/index.ts'
import type { LeakPolicy, Owner } from '../../ownership/index.ts'
import type { Subject } from '../reporting/index.ts'

/** One test that goes through an attempt, as it is registered with Vitest. */
export interface RegisteredTest {
  readonly subject: Subject
  /** The phase whose errors are the test's own: reports do not name it. */
  readonly bodyPhase: string
  /** The user's function, for what has no line of its own. */
  readonly at: Function | undefined
  readonly make: ProgramStep
  /** What is around it: whose it is, and the `ContextVar` values that it starts from. */
  readonly fixture: { readonly owner: Owner | undefined; readonly values: ReadonlyMap<object, unknown> }
  /** Whether it is a plain test of Vitest's. */
  readonly isPlain?: true
  /** Whether it is marked as one that is to fail. */
  readonly isExpectedToFail?: boolean
  /** Why the test is not to run, when it is not. */
  skipReason(): string | undefined
  /** @throws LeakPolicyError */
  leaks(): LeakPolicy
  /** @throws ClockError */
  clock(): ClockKind
}
