export { Context, copyContext } from './context.ts'
export { copyValues } from './context-values.ts'
export { asyncio } from './asyncio.ts'
export { ensureFuture, type Awaitable } from './ensure-future.ts'
export { gather, type GatherOptions } from './gather.ts'
export { shield } from './shield.ts'
export { waitFor } from './wait-for.ts'
export type { CancelOptions, CancelReport, FailedTask } from './cancel-all.ts'
export { ContextVar, Token } from './context-var.ts'
export type { Coroutine, TaskFunction } from './coroutine.ts'
export { EventLoop, type TaskOptions } from './event-loop.ts'
export { awaitLines } from './await-lines.ts'
export { Future } from './future.ts'
export type { Handle, TimerHandle } from './handle.ts'
export type { PendingWait, Wait } from './pending-waits.ts'
export {
  allowLoop,
  allTasks,
  closeLoop,
  createTask,
  currentTask,
  existingLoop,
  getRunningLoop,
  loopOf,
  sleep,
} from './running-loop.ts'
export { waiterOfTask } from './waiter.ts'
export { Task } from './task.ts'
export type { Timeout } from './time-limit.ts'
