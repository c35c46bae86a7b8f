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
  allTasks,
  CancelledError,
  createTask,
  currentTask,
  ensureFuture,
  Future,
  gather,
  getRunningLoop,
  InvalidStateError,
  shield,
  sleep,
  Task,
  timeout,
  timeoutAt,
  TimeoutError,
  waitFor,
} as const
