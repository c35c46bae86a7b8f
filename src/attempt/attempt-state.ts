import { CleanupStack } from '../cleanup/index.ts'
import { realTime } from '../internal/index.ts'
import { currentOwner, type Owner } from '../ownership/index.ts'
import type { Outcome } from './outcome.ts'

/** What a test knows of the attempt that runs it. It works by hand as well, with the defaults of `createState`. */
export interface AttemptState {
  /** The phase of the test's body, as reports name it. */
  readonly bodyPhase: string
  readonly cleanups: CleanupStack
  outcome: Outcome | undefined
  owner: Owner | undefined
  /** The phase that runs now. */
  step: {
    readonly phase: string
    readonly at?: Function
    /** Of the library, after the user's. */ readonly isOwn?: true
  }
  /** When the phase began, in milliseconds of `realTime.now()`. */
  since: number
  /** The phase of those that are over which took the most time. */
  longest: TimedPhase
  /** Vitest's context of this test. */
  context: object | undefined
  /** Grows when the attempt is abandoned: code that began under a lower number is no longer listened to. */
  generation: number
  /** How a phase's body is entered: in the async context that the phases before it left. */
  enter<T>(body: () => T): T
  /** Awaited after each phase: the first steps of the tasks that it created. */
  afterPhase(): PromiseLike<void> | undefined
  /** The phase is over. @returns a cancellation of the test itself that found nothing to end in it */
  endPhase(): Error | undefined
  /** Waits for the promise of a phase; after a time-out, not for ever. */
  wait(phase: string, promise: PromiseLike<unknown>): PromiseLike<unknown>
  /** Called for each cleanup that was registered by `addCleanup` and its like, where the host runs it in a place of its own. */
  cleanupAdded?(): void
  /** Takes the error of a sub-test, where the host is to know of it before the body ends. */
  subTestFailed?(phase: string, error: unknown): void
  /** The verdicts on phases that were found to wait without end: code from before them is no longer listened to, either. */
  verdicts: readonly Error[]
  /**
   * Ends the wait of the body with a verdict, where the host drives it.
   * @param verdict.told resolves when the test's own code knows: nothing of the tear-down is to run before
   */
  endHostWait?(verdict: { readonly error: Error; readonly told: Promise<void> }): void
  /** The test has got a clock of its own while it ran. */
  clockBegan?(): void
  /** It has ended, with the verdict of the owner. */
  clockEnded?(): void
  /** Takes the error of a phase that had been abandoned when it came. */
  late(phase: string, error: unknown): void
}

/** Connects an owner with the state of its attempt. */
export function noteState(owner: Owner, state: AttemptState): void {
  owner.attemptState = state
}

/** The state of the attempt whose code is running. */
export function currentState(): AttemptState | undefined {
  return currentOwner()?.attemptState as AttemptState | undefined
}

/** A phase that is over, and for how many milliseconds it ran. */
export interface TimedPhase {
  readonly phase: string
  readonly at?: Function
  readonly ms: number
}

const none: readonly Error[] = []

export function createState(bodyPhase: string): AttemptState {
  return {
    bodyPhase,
    cleanups: new CleanupStack(),
    outcome: undefined,
    owner: undefined,
    step: { phase: bodyPhase },
    since: realTime.now(),
    longest: { phase: bodyPhase, ms: 0 },
    context: undefined,
    generation: 0,
    verdicts: none,
    enter: body => body(),
    afterPhase: () => undefined,
    endPhase: () => undefined,
    wait: (_phase, promise) => promise,
    late: (_phase, error) => {
      throw error
    },
  }
}
