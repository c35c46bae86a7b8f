import { CleanupStack } from '../cleanup/index.ts'
import { isCancelled } from '../errors/index.ts'
import { errorText, isErrorLike, realTime } from '../internal/index.ts'
import { existingLoop } from '../loop/index.ts'
import { currentOwner, type CarriedContext, type Owner } from '../ownership/index.ts'
import type { Outcome } from './outcome.ts'

const none: readonly Error[] = []

/** A phase, as it is told. */
interface TellablePhase {
  readonly phase: string
  readonly at?: Function
  /** Of the library, after the user's. */ readonly isOwn?: true
}

/**
 * What a test knows of the attempt that runs it. It works by hand as well, without an owner. Methods of a class, and no
 * functions in an object: V8 gives a function that is written as the value of a property a place among what lives long,
 * where it holds all that it sees of a test that is over, until the next full collection.
 */
export class AttemptState {
  /** The phase of the test's body, as reports name it. */
  readonly bodyPhase: string
  readonly cleanups = new CleanupStack()
  outcome: Outcome | undefined
  owner: Owner | undefined
  /** The phase that runs now. */
  step: TellablePhase
  /** When the phase began, in milliseconds of `realTime.now()`. */
  since: number
  /** The phase of those that are over which took the most time. */
  longest: TimedPhase
  /** Vitest's context of this test. */
  context: object | undefined
  /** Grows when the attempt is abandoned: code that began under a lower number is no longer listened to. */
  generation = 0
  /** What the attempt was abandoned for. */
  reason: unknown
  /** The verdicts on phases that were found to wait without end: code from before them is no longer listened to, either. */
  verdicts: readonly Error[] = none
  /** Where its phases follow each other: the async context that they leave to the next one. */
  carried: CarriedContext | undefined

  constructor(bodyPhase: string) {
    this.bodyPhase = bodyPhase
    this.step = { phase: bodyPhase }
    this.since = realTime.now()
    this.longest = { phase: bodyPhase, ms: 0 }
  }

  /** How a phase's body is entered: in the async context that the phases before it left. */
  enter(step: { call(): unknown }): unknown {
    return this.carried ? this.carried.run(() => step.call()) : step.call()
  }

  /** Awaited after each phase: the first steps of the tasks that it created. */
  afterPhase(): PromiseLike<void> | undefined {
    return this.owner && existingLoop(this.owner)?.started()
  }

  /** The phase is over. @returns a cancellation of the test itself that found nothing to end in it */
  endPhase(): Error | undefined {
    const { owner } = this
    if (!owner) return undefined
    owner.clock?.endHolds()
    return existingLoop(owner)?.endPhase()
  }

  /** Waits for the promise of a phase; after a time-out, not for ever. */
  wait(_phase: string, promise: PromiseLike<unknown>): PromiseLike<unknown> {
    return promise
  }

  /**
   * Takes the error of a phase that had been abandoned when it came. That it ends because it was aborted is no news: the
   * time-out is the cause.
   */
  late(phase: string, error: unknown): void {
    if (!this.owner) throw error
    const isAbortError = isErrorLike(error) && errorText(error, 'name') === 'AbortError'
    const isTold = error === this.reason || this.verdicts.some(verdict => verdict === error)
    if (!isAbortError && !isCancelled(error) && !isTold) this.owner.receive(error, `${phase}, abandoned`)
  }

  /** The owner has its verdict. What is left of the test (its owner, promises) knows the state as long as it lives. */
  end(): void {
    this.carried = undefined
    this.context = undefined
  }

  /** Called for each cleanup that was registered by `addCleanup` and its like, where the host runs it in a place of its own. */
  cleanupAdded?(): void
  /** Takes the error of a sub-test, where the host is to know of it before the body ends. @returns whether it did; no skip */
  subTestFailed?(phase: string, error: unknown): boolean
  /**
   * Ends the wait of the body with a verdict, where the host drives it.
   * @param verdict.told resolves when the test's own code knows: nothing of the tear-down is to run before
   */
  endHostWait?(verdict: { readonly error: Error; readonly told: Promise<void> }): void
  /** The clock that the test has got has ended, with the verdict of the owner. */
  clockEnded?(): void
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
