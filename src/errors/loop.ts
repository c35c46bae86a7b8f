/** The result of a future or task was asked for or set at the wrong time. Semantics: `asyncio.InvalidStateError`. */
export class InvalidStateError extends Error {
  override name = 'InvalidStateError'
}

/** The event loop was asked for where there is none. Semantics: asyncio's `RuntimeError: no running event loop`. */
export class NoRunningLoopError extends Error {
  override name = 'NoRunningLoopError'

  constructor(call: string) {
    super(
      `${call} needs a running event loop, and there is none here. ` +
        'Call it inside a test of a class that extends IsolatedAsyncioTestCase, its set-up and tear-down, a cleanup or a task; or inside a plain test that is guarded, and its hooks.',
    )
  }
}

/** Something was asked of the event loop of a test that has ended. Semantics: asyncio's `Event loop is closed`. */
export class LoopClosedError extends Error {
  override name = 'LoopClosedError'

  constructor(call: string, test: string) {
    super(
      `${call} was called after the end of "${test}", whose event loop is closed. ` +
        'Await this work in the test, or cancel it in tearDown, asyncTearDown or a cleanup.',
    )
  }
}

/** `createTask` was given something else than a function. */
export class NotATaskFunctionError extends TypeError {
  override name = 'NotATaskFunctionError'

  constructor(given: string) {
    super(
      `createTask() takes the function that the task shall run, and got ${given}. ` +
        'Pass the function itself, without calling it: createTask(work), or createTask(() => work(1)).',
    )
  }
}

/** A delay that is not a number of milliseconds. */
export class InvalidDelayError extends RangeError {
  override name = 'InvalidDelayError'

  constructor(call: string, given: string) {
    super(`${call} takes a number of milliseconds, and got ${given}.`)
  }
}

/** A test on a virtual clock that can never end: all of it waits, and nothing is left that could end a wait. */
export class DeadlockError extends Error {
  override name = 'DeadlockError'
}

/** `timeout` or `waitFor` ran out of time. Semantics: `asyncio.TimeoutError`. */
export class TimeoutError extends Error {
  override name = 'TimeoutError'
}

/** Something that cannot be awaited was given where an awaitable is wanted. */
export class NotAwaitableError extends TypeError {
  override name = 'NotAwaitableError'

  constructor(call: string, given: string) {
    super(
      `${call} takes promises, tasks, futures, and functions to run as tasks, and got ${given}. ` +
        'Of an array, spread the items: gather(...items).',
    )
  }
}

/** A task awaited itself, which could never end. Semantics: asyncio's `Task cannot await on itself`. */
export class SelfAwaitError extends Error {
  override name = 'SelfAwaitError'

  constructor(task: string) {
    super(`${task} awaits itself and would wait for ever. Await the task from outside of it.`)
  }
}

/** A task that ended with a result although it had been cancelled. */
export class SwallowedCancellationError extends Error {
  override name = 'SwallowedCancellationError'

  constructor(taskName: string) {
    super(
      `The task "${taskName}" was cancelled at the end of its test, but swallowed its cancellation. ` +
        `Let CancelledError through: rethrow it when isCancelled(error) holds.`,
    )
  }
}

/** A task that did not end after it had been cancelled. */
export class StuckTaskError extends Error {
  override name = 'StuckTaskError'

  constructor(taskName: string) {
    super(
      `The task "${taskName}" was cancelled at the end of its test, but went on, and was abandoned. ` +
        `Have its function pass on the AbortSignal that it receives, or write it as a generator that yields its promises.`,
    )
  }
}
