import { CancelledError, InvalidStateError, TimeoutError } from '../errors/index.ts'
import { ensureFuture } from './ensure-future.ts'
import { Future } from './future.ts'
import { gather } from './gather.ts'
import { allTasks, createTask, currentTask, getRunningLoop, sleep } from './running-loop.ts'
import { shield } from './shield.ts'
import { Task } from './task.ts'
import { timeout, timeoutAt } from './timeout.ts'
import { waitFor } from './wait-for.ts'

/** The names of Python's `asyncio` that a test uses, under the name that they have there. */
export const asyncio = {
  /** The tasks of the running loop that are not done. */
  allTasks,
  /** What a cancelled task is thrown. No subclass of `Error`: `catch (error)` sees it, and should throw it on. */
  CancelledError,
  /** Starts an async function, or a generator function, as a task. */
  createTask,
  /** The task that is running, or `null`. */
  currentTask,
  /** The task or future itself, or a task for anything else that can be awaited. */
  ensureFuture,
  /** A result that is set from outside. */
  Future,
  /** Waits for several, and gives their results in order. */
  gather,
  /** The loop that runs. */
  getRunningLoop,
  /** A result was asked for too early, or set twice. */
  InvalidStateError,
  /** Waits for a task without passing a cancellation on to it. */
  shield,
  /** Waits, in milliseconds. A cancellation ends it. */
  sleep,
  /** A running function that can be awaited and cancelled. */
  Task,
  /** A block that is cancelled when it takes longer, in milliseconds. */
  timeout,
  /** The same, until a moment of `loop.time()`. */
  timeoutAt,
  /** What `timeout` and `waitFor` throw when the time is over. */
  TimeoutError,
  /** Waits for one, but no longer than that, in milliseconds; then cancels it. */
  waitFor,
} as const
