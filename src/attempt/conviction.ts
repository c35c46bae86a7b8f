import { later } from '../internal/index.ts'
import type { OwnerClock } from '../ownership/index.ts'
import { existingLoop } from '../loop/index.ts'
import type { RunningPhase } from './running-phase.ts'
import type { AttemptState } from './attempt-state.ts'
import type { Outcome } from './outcome.ts'

const deadlocks = later('deadlock', () => import('../deadlock/index.ts'))

/** The attempt whose waits may be found to be without end. */
interface Trial {
  readonly outcome: Outcome
  readonly running: RunningPhase
}

/** A verdict, and the telling of it. */
interface Conviction {
  readonly error: Error
  /** Resolves when the test's own code has been told, and its `finally` blocks have run as far as their first wait. */
  readonly told: Promise<void>
}

/**
 * From now on each wait of a phase ends with DeadlockError when the test's own clock finds that the test can never end. The
 * test goes on as after a time-out, and what the phase does later is late.
 */
export function convictWhenStuck(trial: Trial, state: AttemptState, clock: OwnerClock): void {
  const { wait, endHostWait } = state
  // Of the many runs of a search one is told.
  const isTold = state.owner?.wakeUps?.tells ?? true
  if (isTold) state.clockEnded = deadlocks.now().followAwaits()
  const convict = () => convictRunning(trial, state, clock)
  // The host's own wait for the body has begun before the clock.
  if (endHostWait) clock.whenStuck(() => endHostWait(convict()))
  state.wait = (phase, promise) => {
    const waited = wait(phase, promise)
    if (endHostWait && phase === state.bodyPhase) return waited
    return untilStuck(waited, clock, { convict, late: error => state.late(phase, error) })
  }
}

interface Verdicts {
  convict(): Conviction
  /** Takes what a wait rejects with that has been ended. */
  late(error: unknown): void
}

function untilStuck(
  promise: PromiseLike<unknown>,
  clock: OwnerClock,
  { convict, late }: Verdicts,
): PromiseLike<unknown> {
  return new Promise((resolve, reject) => {
    let isConvicted = false
    const stop = clock.whenStuck(() => {
      isConvicted = true
      const { error, told } = convict()
      void told.then(() => reject(error))
    })
    promise.then(
      value => {
        stop()
        if (!isConvicted) resolve(value)
      },
      (error: unknown) => {
        stop()
        if (isConvicted) late(error)
        else reject(error)
      },
    )
  })
}

function convictRunning(trial: Trial, state: AttemptState, clock: OwnerClock): Conviction {
  const { owner } = state
  const { phase, wait, tasks } = trial.running
  const error = deadlocks
    .now()
    .deadlockError({ test: owner?.name ?? '', phase, wait, tasks, elapsed: clock.elapsed() })
  if (owner) owner.isAbandoned = true
  trial.outcome.isExpectingFailure = false
  state.verdicts = [...state.verdicts, error]
  const loop = owner && existingLoop(owner)
  return { error, told: loop?.abort(error) ?? Promise.resolve() }
}
