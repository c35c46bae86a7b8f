import { describe, expect, test } from 'vitest'
import {
  createTask,
  currentTask,
  getRunningLoop,
  sleep,
  type Future,
  type Task,
} from '../../../src/loop/index.ts'
import { inLoop, rejection } from './in-loop.ts'

// Each scenario is written twice, for async functions and for generators, and both must give the trace that CPython 3.11
// printed for the same program.

type Log = (event: unknown) => void
interface Bodies {
  ran(log: Log): () => unknown
  sleepFinally(log: Log): () => unknown
  swallow(log: Log): () => unknown
  cleanupAwaits(log: Log): () => unknown
  longCleanup(log: Log): () => unknown
  awaitInFinally(log: Log, on: () => PromiseLike<unknown>): () => unknown
  helper(log: Log): () => unknown
  throwInFinally(log: Log): () => unknown
  catchThenSleep(log: Log): () => unknown
  cancelItself(log: Log): () => unknown
  reports(log: Log, name: string, on: () => Future): () => unknown
  returnsInner(log: Log, inner: Task): () => unknown
  swallowWith(value: number): () => unknown
}

const asyncFunctions: Bodies = {
  ran: log => async () => log('ran'),
  sleepFinally: log => async () => {
    try {
      await sleep(10_000)
    } finally {
      log('finally')
    }
  },
  swallow: log => async () => {
    try {
      await sleep(10_000)
    } catch {
      log('caught')
    }
    return 7
  },
  cleanupAwaits: log => async () => {
    try {
      await sleep(10_000)
    } finally {
      log('f1')
      await sleep(1)
      log('f2')
    }
  },
  longCleanup: log => async () => {
    try {
      await sleep(10_000)
    } finally {
      log('f1')
      await sleep(10_000)
      log('f2')
    }
  },
  awaitInFinally: (log, on) => async () => {
    try {
      await on()
    } finally {
      log('outer finally')
    }
  },
  helper: log => async () => {
    const helper = async () => {
      try {
        await sleep(10_000)
      } finally {
        log('helper finally')
      }
    }
    try {
      await helper()
    } finally {
      log('outer finally')
    }
  },
  throwInFinally: () => async () => {
    try {
      await sleep(10_000)
    } finally {
      // oxlint-disable-next-line no-unsafe-finally -- the scenario
      throw new TypeError('boom')
    }
  },
  catchThenSleep: log => async () => {
    try {
      await sleep(10_000)
    } catch {
      log('c1')
    }
    await sleep(0)
    log('after')
  },
  cancelItself: log => async () => {
    log('a')
    currentTask()!.cancel()
    log('b')
    await sleep(0)
    log('c')
  },
  reports: (log, name, on) => async () => {
    try {
      await on()
    } catch (error) {
      log(`${name} ${(error as Error).name}`)
      throw error
    }
  },
  returnsInner: (log, inner) => async () => {
    const value = await inner
    log(`outer got ${String(value)}`)
    return value
  },
  swallowWith: value => async () => {
    try {
      await sleep(10_000)
    } catch {
      return value
    }
    return undefined
  },
}

const generators: Bodies = {
  ran: log =>
    // oxlint-disable-next-line require-yield -- the scenario
    function* () {
      log('ran')
    },
  sleepFinally: log =>
    function* () {
      try {
        yield sleep(10_000)
      } finally {
        log('finally')
      }
    },
  swallow: log =>
    function* () {
      try {
        yield sleep(10_000)
      } catch {
        log('caught')
      }
      return 7
    },
  cleanupAwaits: log =>
    function* () {
      try {
        yield sleep(10_000)
      } finally {
        log('f1')
        yield sleep(1)
        log('f2')
      }
    },
  longCleanup: log =>
    function* () {
      try {
        yield sleep(10_000)
      } finally {
        log('f1')
        yield sleep(10_000)
        log('f2')
      }
    },
  awaitInFinally: (log, on) =>
    function* () {
      try {
        yield on()
      } finally {
        log('outer finally')
      }
    },
  helper: log =>
    function* () {
      function* helper() {
        try {
          yield sleep(10_000)
        } finally {
          log('helper finally')
        }
      }
      try {
        yield* helper()
      } finally {
        log('outer finally')
      }
    },
  throwInFinally: () =>
    function* () {
      try {
        yield sleep(10_000)
      } finally {
        // oxlint-disable-next-line no-unsafe-finally -- the scenario
        throw new TypeError('boom')
      }
    },
  catchThenSleep: log =>
    function* () {
      try {
        yield sleep(10_000)
      } catch {
        log('c1')
      }
      yield sleep(0)
      log('after')
    },
  cancelItself: log =>
    function* () {
      log('a')
      currentTask()!.cancel()
      log('b')
      yield sleep(0)
      log('c')
    },
  reports: (log, name, on) =>
    function* () {
      try {
        yield on()
      } catch (error) {
        log(`${name} ${(error as Error).name}`)
        throw error
      }
    },
  returnsInner: (log, inner) =>
    function* () {
      const value: unknown = yield* inner
      log(`outer got ${String(value)}`)
      return value
    },
  swallowWith: value =>
    function* () {
      try {
        yield sleep(10_000)
      } catch {
        return value
      }
      return undefined
    },
}

describe.each([
  ['async functions', asyncFunctions],
  ['generators', generators],
])('as in CPython, for tasks that are %s', (_kind, make) => {
  async function trace(scenario: (log: Log) => unknown): Promise<string> {
    const { events } = await inLoop((_loop, log) => scenario(log))
    return events.join('|')
  }

  test('a task cancelled before its first turn runs nothing of its body', async () => {
    const events = await trace(async log => {
      const task = createTask(make.ran(log))
      task.cancel()
      log(await rejection(task))
      log(task.cancelled())
    })
    expect(events).toBe('CancelledError|true')
  })

  test('a cancelled sleep runs its finally block', async () => {
    const events = await trace(async log => {
      const task = createTask(make.sleepFinally(log))
      await sleep(0)
      task.cancel()
      log(await rejection(task))
      log(task.cancelled())
    })
    expect(events).toBe('finally|CancelledError|true')
  })

  test('a task that swallows its cancellation has its result', async () => {
    const events = await trace(async log => {
      const task = createTask(make.swallow(log))
      await sleep(0)
      task.cancel()
      log(await task)
      log(task.cancelled())
      log(task.cancelling())
    })
    expect(events).toBe('caught|7|false|1')
  })

  test('a finally block may wait', async () => {
    const events = await trace(async log => {
      const task = createTask(make.cleanupAwaits(log))
      await sleep(0)
      task.cancel()
      log(task.done())
      log(await rejection(task))
    })
    expect(events).toBe('false|f1|f2|CancelledError')
  })

  test('a second cancellation interrupts the finally block', async () => {
    const events = await trace(async log => {
      const task = createTask(make.longCleanup(log))
      await sleep(0)
      task.cancel()
      await sleep(0)
      task.cancel()
      log(await rejection(task))
    })
    expect(events).toBe('f1|CancelledError')
  })

  test('cancelling a task cancels the task that it awaits, which ends first', async () => {
    const events = await trace(async log => {
      let inner: Task | undefined
      const task = createTask(
        make.awaitInFinally(log, () => (inner = createTask(async () => await rethrow(log, sleep(10_000))))),
      )
      await sleep(0)
      await sleep(0)
      task.cancel()
      log(await rejection(task))
      log(inner!.cancelled())
    })
    expect(events).toBe('inner finally|outer finally|CancelledError|true')
  })

  test('a cancellation passes through a helper', async () => {
    const events = await trace(async log => {
      const task = createTask(make.helper(log))
      await sleep(0)
      task.cancel()
      log(await rejection(task))
    })
    expect(events).toBe('helper finally|outer finally|CancelledError')
  })

  test('a task whose awaited task swallows gets its value and goes on', async () => {
    const events = await trace(async log => {
      const inner = createTask(make.swallowWith(5))
      const task = createTask(make.returnsInner(log, inner))
      await sleep(0)
      await sleep(0)
      task.cancel()
      log(await task)
      log(task.cancelled())
    })
    expect(events).toBe('outer got 5|5|false')
  })

  test('a task that is done cannot be cancelled', async () => {
    const events = await trace(async log => {
      const task = createTask(() => 3)
      log(await task)
      log(task.cancel())
      log(task.cancelled())
    })
    expect(events).toBe('3|false|false')
  })

  test('a task that cancels itself ends at its next wait', async () => {
    const events = await trace(async log => {
      log(await rejection(createTask(make.cancelItself(log))))
    })
    expect(events).toBe('a|b|CancelledError')
  })

  test('cancelling one task that awaits a shared future cancels the future for all', async () => {
    const events = await trace(async log => {
      const future = getRunningLoop().createFuture()
      const [a, b] = [
        createTask(make.reports(log, 'a', () => future)),
        createTask(make.reports(log, 'b', () => future)),
      ]
      await sleep(0)
      await sleep(0)
      a.cancel()
      await rejection(a)
      await rejection(b)
      log(future.cancelled())
      log(b.cancelled())
    })
    expect(events).toBe('a CancelledError|b CancelledError|true|true')
  })

  test('an exception in the finally block takes the place of the cancellation', async () => {
    const events = await trace(async log => {
      const task = createTask(make.throwInFinally(log))
      await sleep(0)
      task.cancel()
      log(await rejection(task))
      log(task.cancelled())
    })
    expect(events).toBe('TypeError|false')
  })

  test('two cancellations at one wait are delivered as one', async () => {
    const events = await trace(async log => {
      const task = createTask(make.catchThenSleep(log))
      await sleep(0)
      task.cancel()
      task.cancel()
      log(await rejection(task))
      log(task.cancelling())
    })
    expect(events).toBe('c1|after|no rejection|2')
  })
})

async function rethrow(log: Log, promise: PromiseLike<unknown>): Promise<void> {
  try {
    await promise
  } finally {
    log('inner finally')
  }
}
