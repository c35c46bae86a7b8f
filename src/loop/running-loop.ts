import { LoopClosedError, NoRunningLoopError } from '../errors/index.ts'
import { atUserLine } from '../internal/index.ts'
import { currentScope, type Owner } from '../ownership/index.ts'
import type { TaskFunction } from './coroutine.ts'
import { EventLoop, loopOfOwner, type TaskOptions } from './event-loop.ts'
import type { Future } from './future.ts'
import { runningTask, type AnyTask, type Task } from './task.ts'

/** Lets `owner` have an event loop, which is made when something first asks for it. `name`: as error texts give it. */
export function allowLoop(owner: Owner, name: string): void {
  loopOfOwner(owner).name = name
}

/** The loop of `owner`, when it has been made. */
export function existingLoop(owner: Owner): EventLoop | undefined {
  return owner.loop && loopOfOwner(owner).loop
}

/** The loop of `owner`, made if it is allowed to have one. */
export function loopOf(owner: Owner, call: string): EventLoop {
  const existing = existingLoop(owner)
  if (existing) return existing
  const { name, hasEnded } = loopOfOwner(owner)
  if (name === undefined) throw atUserLine(new NoRunningLoopError(call))
  if (hasEnded) throw atUserLine(new LoopClosedError(call, name))
  return new EventLoop({ owner, name })
}

/** Closes the loop of `owner`; if none was made, none is made from now on. */
export function closeLoop(owner: Owner): void {
  loopOfOwner(owner).hasEnded = true
  owner.wakeUps?.end()
  existingLoop(owner)?.close()
}

export function runningLoop(call: string): EventLoop {
  const owner = currentScope()?.owner
  if (!owner) throw atUserLine(new NoRunningLoopError(call))
  return loopOf(owner, call)
}

/**
 * The event loop of the test whose code is running. Semantics: `asyncio.get_running_loop()`.
 * @throws `NoRunningLoopError` outside the tests of an `IsolatedAsyncioTestCase`
 */
export function getRunningLoop(): EventLoop {
  return runningLoop('getRunningLoop()')
}

/** `loop.createTask` of the running loop. Semantics: `asyncio.create_task()`. */
export function createTask<T>(fn: TaskFunction<T>, options?: TaskOptions): Task<T> {
  return runningLoop('createTask()').createTask(fn, options)
}

/**
 * The task whose code is running; in a test, its fixtures and its cleanups the test's own, which is the same in all of
 * them, and whose `cancel()` ends what the running phase waits on, or else its next wait. `null` where there is no event
 * loop. Semantics: `asyncio.current_task()`.
 */
export function currentTask(): AnyTask | null {
  return runningTask() ?? taskOfTest() ?? null
}

function taskOfTest(): AnyTask | undefined {
  const owner = currentScope()?.owner
  if (!owner) return undefined
  const { name, hasEnded } = loopOfOwner(owner)
  const canBegin = name !== undefined && !hasEnded
  return (canBegin ? loopOf(owner, 'currentTask()') : existingLoop(owner))?.testTask
}

/** The tasks of the running loop that are not done, in order of creation. Semantics: `asyncio.all_tasks()`. */
export function allTasks(): Set<AnyTask> {
  return runningLoop('allTasks()').allTasks()
}

/** Waits `ms` milliseconds; 0 lets everything that is ready run first. Semantics: `asyncio.sleep()`. */
export function sleep(ms: number): Future<void>
export function sleep<T>(ms: number, result: T): Future<T>
export function sleep(ms: number, result?: unknown): Future | Future<void> {
  return runningLoop('sleep()').sleep(ms, result)
}
