import { later } from '../internal/index.ts'
import type { Owner, OwnerClock } from '../ownership/index.ts'
import { existingLoop } from '../loop/index.ts'
import type { AttemptState } from './attempt-state.ts'
import { runningPhase } from './running-phase.ts'

const deadlocks = later('deadlock', () => import('../deadlock/index.ts'))

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
export function convictWhenStuck(state: AttemptState, owner: Owner, clock: OwnerClock): void {
  const wait = state.wait.bind(state)
  const isHosts = state.endHostWait !== undefined
  // Of the many runs of a search one is told.
  const isTold = owner.wakeUps?.tells ?? true
  if (isTold) state.clockEnded = deadlocks.now().followAwaits()
  const convict = () => convictRunning(state, owner, clock)
  // The host's own wait for the body has begun before the clock.
  if (isHosts) clock.whenStuck(() => state.endHostWait?.(convict()))
  state.wait = (phase, promise) => {
    const waited = wait(phase, promise)
    if (isHosts && phase === state.bodyPhase) return waited
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

function convictRunning(state: AttemptState, owner: Owner, clock: OwnerClock): Conviction {
  const { phase, wait, tasks } = runningPhase(owner, state)
  const error = deadlocks
    .now()
    .deadlockError({ test: owner.name, phase, wait, tasks, elapsed: clock.elapsed() })
  owner.isAbandoned = true
  if (state.outcome) state.outcome.isExpectingFailure = false
  state.verdicts = [...state.verdicts, error]
  return { error, told: existingLoop(owner)?.abort(error) ?? Promise.resolve() }
}
