import { StuckTaskError, SwallowedCancellationError } from '../errors/index.ts'
import { gatherErrors } from '../hooks/index.ts'
import type { LeakPolicy, Owner } from '../ownership/index.ts'
import { endResources } from './end-resources.ts'
import { closeLoop, existingLoop, type EventLoop } from '../loop/index.ts'
import type { Outcome } from './outcome.ts'

export interface ClosingOptions {
  readonly policy: LeakPolicy
  /** The test itself, for its place in the file. */
  readonly at?: Function
  /** Told of each phase that begins. */
  enter(phase: string): void
}

/** Ends an attempt after its cleanups: what is left of it ends here, and the owner is judged. */
export async function closeAttempt(
  outcome: Outcome,
  owner: Owner,
  { policy, at, enter }: ClosingOptions,
): Promise<void> {
  const loop = existingLoop(owner)
  enter('the cancelling of tasks')
  if (loop) await endTasks(loop, outcome, policy)
  closeLoop(owner)
  enter('the closing of what is left')
  await endResources(outcome, owner, policy, at)
  await gatherErrors(owner)
  const { errors, expectedFailure } = outcome
  const known = new Set([...errors, ...(expectedFailure ? [expectedFailure] : [])].map(({ error }) => error))
  for (const { error, origin } of owner.takeErrors()) {
    // A promise that the test awaited, and one derived from it that nobody did, reject with the same error: one cause.
    if (!known.has(error)) outcome.record(origin, error)
  }
  owner.close()
}

/**
 * Cancels the remaining tasks and waits for them. A task left running is no failure, as in CPython; an exception in a
 * task that nobody awaited is one, which CPython only logs.
 */
async function endTasks(loop: EventLoop, outcome: Outcome, policy: LeakPolicy): Promise<void> {
  const report = await loop.cancelAll()
  for (const { task, error } of [...loop.unretrieved(), ...report.failed])
    outcome.record(`task ${task.getName()}`, error)
  for (const task of report.swallowed)
    outcome.warn(`task ${task.getName()}`, new SwallowedCancellationError(task.getName()), {
      at: task.definition,
    })
  if (policy === 'cancel') return
  for (const task of report.stuck) {
    const error = new StuckTaskError(task.getName())
    const place = { at: task.definition }
    if (policy === 'fail') outcome.record(`task ${task.getName()}`, error, place)
    else outcome.warn(`task ${task.getName()}`, error, place)
  }
}
