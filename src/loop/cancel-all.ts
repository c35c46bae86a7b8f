import { CancelledError } from '../errors/index.ts'
import { isRetrieved, markRetrieved, onDone, endingOf, type Future } from './future.ts'
import type { LoopCore } from './loop-core.ts'
import { Grace } from './grace.ts'
import type { AnyTask } from './task.ts'
import { isOutOfReach, waiterKey, type Waiter } from './waiter.ts'

/** A task that ended with an exception. */
export interface FailedTask {
  /** The task itself. */
  readonly task: AnyTask
  /** What it threw. */
  readonly error: unknown
}

/** How the tasks took their cancellation, each list in order of creation. */
export interface CancelReport {
  /** They ended as cancelled. */
  readonly cancelled: AnyTask[]
  /** They ended with a result all the same. */
  readonly swallowed: AnyTask[]
  /** They threw something else on the way out. */
  readonly failed: FailedTask[]
  /** They were still running when the grace was over, and are given up. */
  readonly stuck: AnyTask[]
}

/** How `EventLoop.cancelAll` waits, and for whom it does not. */
export interface CancelOptions {
  /**
   * How long to wait for tasks that do not end, in milliseconds, counted from the last one that did; while the thread is busy
   * with something else, none of it is used up. Default: 1000.
   */
  graceMs?: number
  /** A task to leave alone: the one that asks. */
  except?: AnyTask
}

/** Tasks may make tasks while they end; those are cancelled too, but not without end. */
const ROUNDS = 10

/**
 * Cancels every task and waits for it. Semantics: `asyncio.runners._cancel_all_tasks`, with two differences: the order is
 * that of creation, and a task that does not end is waited for only as long as the grace.
 */
export async function cancelAll(core: LoopCore, options: CancelOptions = {}): Promise<CancelReport> {
  const { graceMs = 1000, except } = options
  const report: CancelReport = { cancelled: [], swallowed: [], failed: [], stuck: [] }
  const seen = new Set<AnyTask | undefined>([except])
  for (let round = 0; round < ROUNDS; round += 1) {
    const tasks = [...core.tasks].filter(task => !seen.has(task))
    if (tasks.length === 0) return report
    for (const task of tasks) {
      seen.add(task)
      task.cancel()
    }
    await settled(core, tasks, graceMs)
    if (letGo(tasks.map(waiterOf), new CancelledError())) await tellAll(core)
    for (const task of tasks) sort(task, report)
  }
  report.stuck.push(...[...core.tasks].filter(task => !seen.has(task)))
  return report
}

/** Resolves when all are done, or when none has ended in the whole grace. */
function settled(core: LoopCore, tasks: AnyTask[], graceMs: number): Promise<void> {
  return new Promise(resolve => {
    const pending = new Set(tasks)
    const grace = new Grace(core, graceMs, resolve)
    for (const task of tasks) {
      onDone(task, () => {
        pending.delete(task)
        if (pending.size > 0) return grace.renew()
        grace.stop()
        resolve()
      })
    }
  })
}

function sort(task: AnyTask, report: CancelReport): void {
  const ending = endingOf(task)
  if (!ending) report.stuck.push(task)
  else if (ending.kind === 'cancelled') report.cancelled.push(task)
  else if (ending.kind === 'result') report.swallowed.push(task)
  else {
    markRetrieved(task)
    report.failed.push({ task, error: ending.error })
  }
}

/** How many tasks, each awaiting the next, a cancellation is followed through when the test is given up. */
const longestChain = 100

/**
 * Cancels what the test itself waits on and every task. Resolves when they have been told, and their `finally` blocks have
 * run as far as their first wait.
 */
export async function cancelEverything(core: LoopCore, reason: unknown): Promise<void> {
  const error = new CancelledError('The test was cancelled.', { cause: reason })
  for (const future of core.body.waitsOn) future.cancelWith(error)
  for (const task of core.tasks) task.cancelWith(error)
  await tellAll(core)
  if (letGo([core.body, ...[...core.tasks].map(waiterOf)], error)) await tellAll(core)
}

/**
 * Ends the waits on what no cancellation can reach, such as a task that awaits a promise of somebody else's: it is given up, and
 * who awaits it need not be. @returns whether there were any
 */
function letGo(waiters: readonly Waiter[], error: CancelledError): boolean {
  const waits = waiters.flatMap(waiter =>
    [...waiter.waitsOn].filter(isOutOfReach).map(future => ({ future, waiter })),
  )
  for (const { future, waiter } of waits) future.endWait(waiter, error)
  return waits.length > 0
}

function waiterOf(task: AnyTask): Waiter {
  return task[waiterKey]
}

/** Resolves when a cancellation has come from the tasks that wait on nothing but time to those that await them. */
async function tellAll(core: LoopCore): Promise<void> {
  // A cancellation travels one turn for every task between the sleeping one and the test; where the order is searched,
  // some more when others go first.
  const turns = Math.min(core.tasks.size + 1, longestChain)
  for (let turn = 0; turn < turns || (core.readyToChoose > 0 && turn < longestChain); turn += 1)
    await core.nextTurn()
}

/** A future that ended with an exception. */
export interface FailedFuture {
  readonly future: Future
  readonly error: unknown
}

/** The exceptions of futures, tasks among them, that nobody awaited or asked for, each handed out once. */
export function takeUnretrieved(core: LoopCore): FailedFuture[] {
  const futures = [...core.unsuccessful].filter(future => !isRetrieved(future))
  core.unsuccessful.clear()
  return futures.map(future => {
    markRetrieved(future)
    const ending = endingOf(future)
    return { future, error: ending?.kind === 'error' ? ending.error : undefined }
  })
}
