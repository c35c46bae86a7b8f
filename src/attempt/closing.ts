import { StuckTaskError, SwallowedCancellationError } from '../errors/index.ts'
import { gatherErrors, hasPendingHooks, settleHooks } from '../hooks/index.ts'
import { leftoversOf } from '../leftovers/index.ts'
import { hasEndChecks, type LeakPolicy, type Owner } from '../ownership/index.ts'
import { endResources } from './end-resources.ts'
import { takeForgotten } from './forgotten-work.ts'
import { closeLoop, existingLoop, Task, type EventLoop, type Future } from '../loop/index.ts'
import { fileAll, fileFindings } from './findings.ts'
import type { Outcome } from './outcome.ts'
import { withoutTold } from './received.ts'

/**
 * The first end of an attempt, after its cleanups: no code of its loop goes on from here.
 * @param policy what is to be done about a task that goes on
 * @returns `undefined` where it has none, as most have
 */
export function closeTasks(outcome: Outcome, owner: Owner, policy: LeakPolicy): Promise<void> | undefined {
  reportForgottenWork(outcome, owner)
  const loop = existingLoop(owner)
  if (loop) return closeTasksOf(loop, outcome, owner, policy)
  closeLoop(owner)
  owner.clock?.endJumps()
  return undefined
}

async function closeTasksOf(
  loop: EventLoop,
  outcome: Outcome,
  owner: Owner,
  policy: LeakPolicy,
): Promise<void> {
  loop.endTest()
  await endTasks(loop, outcome, policy)
  closeLoop(owner)
  owner.clock?.endJumps()
}

/**
 * The last end, when everybody has had their turn who may still end something: what is left ends here, and the owner has
 * its verdict.
 * @param at the test itself, for what has no line of its own
 */
export async function closeOwner(
  outcome: Outcome,
  owner: Owner,
  policy: LeakPolicy,
  at: Function | undefined,
): Promise<void> {
  // Before its resources end, which a hook may be waiting for; and once more for what came meanwhile.
  if (hasPendingHooks()) await settleHooks(owner)
  const ending = endResources(outcome, owner, policy, at)
  if (ending) await ending
  await gatherErrors(owner)
  if (hasPendingHooks()) await settleHooks(owner)
  recordReceived(outcome, owner)
  if (hasEndChecks(owner)) await fileFindings(outcome, owner, at)
  // Before leftovers are looked for: the names that it replaced are the real ones again.
  owner.clock?.end()
  const left = leftoversOf(owner)
  if (left) fileAll(await left, outcome, at)
  owner.close()
}

function recordReceived(outcome: Outcome, owner: Owner): void {
  const received = owner.takeErrors()
  if (received.length === 0) return
  const { errors, expectedFailure } = outcome
  const told = [...errors, ...(expectedFailure ? [expectedFailure] : [])].map(({ error }) => error)
  for (const { error, origin } of withoutTold(received, told)) outcome.record(origin, error)
}

/** Whatever the policy of leaks: a sub-test whose end nobody waits for has not tested anything. */
function reportForgottenWork(outcome: Outcome, owner: Owner): void {
  for (const { phase, error } of takeForgotten(owner)) outcome.record(phase, error)
}

/**
 * Cancels the remaining tasks and waits for them. A task left running is no failure, as in CPython; an exception of a
 * task or a future that nobody awaited is one, which CPython only logs.
 */
async function endTasks(loop: EventLoop, outcome: Outcome, policy: LeakPolicy): Promise<void> {
  const report = await loop.cancelAll()
  for (const { future, error } of loop.unretrieved()) outcome.record(phaseOf(future), error)
  for (const { task, error } of report.failed) outcome.record(phaseOf(task), error)
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

function phaseOf(future: Future): string {
  return future instanceof Task ? `task ${future.getName()}` : future.describe()
}
