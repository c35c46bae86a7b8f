import { once, EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { allTasks, createTask, currentTask, getRunningLoop, sleep, Task } from '../../../src/loop/index.ts'
import {
  InvalidStateError,
  LoopClosedError,
  NoRunningLoopError,
  NotATaskFunctionError,
  SelfAwaitError,
} from '../../../src/errors/index.ts'
import { inLoop, rejection } from './in-loop.ts'

test('a task starts on the next turn, in the order of creation', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    createTask(() => log('a'))
    createTask(async () => log('b'))
    createTask(function* () {
      log('c')
      yield
    })
    log('created')
    await Promise.resolve()
    log('same turn')
    await sleep(0)
    log('next turn')
  })
  expect(events).toEqual(['created', 'same turn', 'a', 'b', 'c', 'next turn'])
})

test('a misspelt option of a task is refused', async () => {
  await inLoop(async () => {
    expect(() => createTask(async () => {}, { nmae: 'poll' } as object)).toThrow(
      "createTask() has no option 'nmae'. Did you mean 'name'? It takes name.",
    )
  })
})

test('tasks take turns', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const count = (name: string) => async () => {
      for (const step of [1, 2, 3]) {
        log(name + String(step))
        await sleep(0)
      }
    }
    await Promise.all([createTask(count('a')), createTask(count('b'))])
  })
  expect(events).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3'])
})

test('a task has the result of its function', async () => {
  await inLoop(async () => {
    const task: Task<number> = createTask(async () => 3)
    expect([await task, task.result(), task.exception(), task.done(), task.cancelled()]).toEqual([
      3,
      3,
      null,
      true,
      false,
    ])
    expect(await createTask(() => 4)).toBe(4)
    expect(await createTask(() => createTask(() => 5))).toBe(5)
  })
})

test('a task has the exception of its function', async () => {
  await inLoop(async () => {
    const error = new Error('no')
    const task = createTask(async () => {
      throw error
    })
    await expect(task).rejects.toBe(error)
    expect([task.exception(), task.done(), task.cancelled()]).toEqual([error, true, false])
    expect(() => task.result()).toThrow(error)
    await expect(
      createTask(() => {
        throw error
      }),
    ).rejects.toBe(error)
  })
})

test("names count up in each test's loop, and only those that were not given", async () => {
  for (let run = 0; run < 2; run += 1) {
    const { events } = await inLoop((_loop, log) => {
      for (const name of [undefined, 'mine', undefined]) log(createTask(() => {}, { name }).getName())
    })
    expect(events).toEqual(['Task-1', 'mine', 'Task-2'])
  }
})

test('a name can be changed, from inside the task as well', async () => {
  await inLoop(async () => {
    const task = createTask(() => currentTask()!.setName(7))
    task.setName('renamed')
    expect(task.getName()).toBe('renamed')
    await task
    expect(task.getName()).toBe('7')
  })
})

test('getCoro gives the function, and of a generator task the generator', async () => {
  await inLoop(async () => {
    const fn = async () => {}
    expect(createTask(fn).getCoro()).toBe(fn)
    const generator = createTask(function* () {
      yield
    })
    expect(generator.getCoro()).toMatchObject({ next: expect.any(Function), throw: expect.any(Function) })
    const made = (function* () {
      yield
    })()
    const task = createTask(() => made)
    await task
    expect(task.getCoro()).toBe(made)
  })
})

test('currentTask is the task whose code runs, and between tasks that of the test', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    log(currentTask()?.getName())
    const helper = async (task: () => Task) => {
      await sleep(0)
      log(currentTask() === task())
    }
    const task: Task = createTask(async () => {
      log(currentTask() === task)
      await helper(() => task)
    })
    const generator: Task = createTask(function* () {
      yield sleep(0)
      log(currentTask() === generator)
    })
    await Promise.all([task, generator])
    log(currentTask()?.getName())
  })
  expect(events).toEqual(['LoopTest.testIt', true, true, true, 'LoopTest.testIt'])
})

test('allTasks are those that are not done, in the order of creation', async () => {
  await inLoop(async () => {
    const [a, b, c] = [createTask(() => sleep(10_000)), createTask(() => {}), createTask(() => sleep(10_000))]
    expect([...allTasks()]).toEqual([a, b, c])
    await b
    expect([...allTasks()].map(task => task.getName())).toEqual(['Task-1', 'Task-3'])
  })
})

test('a generator gets what it waits for: promises, futures, tasks, plain values, or a turn', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const future = loop.createFuture<string>()
    const task = createTask(function* () {
      log(yield Promise.resolve('promise'))
      log(yield future)
      log(yield createTask(() => 'task'))
      log(yield 5)
      log(yield)
      const typed: string = yield* future
      log(typed)
      try {
        yield Promise.reject(new Error('rejected'))
      } catch (error) {
        log((error as Error).message)
      }
      return 'returned'
    })
    await sleep(0)
    future.setResult('future')
    log(await task)
  })
  expect(events).toEqual(['promise', 'future', 'task', 5, undefined, 'future', 'rejected', 'returned'])
})

test('a generator is cancelled at any promise', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const task = createTask(function* () {
      try {
        yield new Promise(() => {})
      } finally {
        log('finally')
      }
    })
    await sleep(0)
    task.cancel()
    log(await rejection(task))
  })
  expect(events).toEqual(['finally', 'CancelledError'])
})

test("the function's signal is aborted with the CancelledError that the task is cancelled with", async () => {
  const { events } = await inLoop(async (_loop, log) => {
    let seen: AbortSignal | undefined
    const task = createTask(async signal => {
      seen = signal
      await sleep(10_000)
    })
    await sleep(0)
    log([seen === task.signal, seen!.aborted])
    task.cancel('enough')
    log([seen!.aborted, (seen!.reason as Error).name, (seen!.reason as Error).message])
    log(await rejection(task))
  })
  expect(events).toEqual([[true, false], [true, 'CancelledError', 'enough'], 'CancelledError'])
})

test.each<[string, (signal: AbortSignal) => Promise<unknown>]>([
  ['timers/promises', signal => wait(10_000, undefined, { signal })],
  ['events.once', signal => once(new EventEmitter(), 'never', { signal })],
  [
    'signal.throwIfAborted',
    async signal => {
      while (true) {
        signal.throwIfAborted()
        await wait(1)
      }
    },
  ],
])('a task that %s ends by its signal is cancelled', async (_api, body) => {
  const { events } = await inLoop(async (_loop, log) => {
    const task = createTask(body)
    await sleep(0)
    task.cancel()
    log(await rejection(task))
    log(task.cancelled())
  })
  expect(events).toEqual(['CancelledError', true])
})

test('a task that returns although its cancellation could not be delivered is cancelled, as in CPython', async () => {
  await inLoop(async () => {
    const task = createTask(async () => {
      currentTask()!.cancel()
      return 1
    })
    expect(await rejection(task)).toBe('CancelledError')
  })
})

test('uncancel takes a cancellation back', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const task: Task = createTask(async () => {
      try {
        await sleep(10_000)
      } catch {
        log(task.uncancel())
      }
      await sleep(0)
      return 'went on'
    })
    await sleep(0)
    task.cancel()
    log(task.cancelling())
    log(await task)
    log([task.cancelling(), task.uncancel(), task.cancelled()])
  })
  expect(events).toEqual([1, 0, 'went on', [0, 0, false]])
})

test('tasks that wait for each other in a circle can be cancelled', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const tasks: Task[] = []
    const waitFor = (name: string, index: number) => async () => {
      try {
        await tasks[index]
      } finally {
        log(name)
      }
    }
    tasks.push(createTask(waitFor('a', 1)), createTask(waitFor('b', 2)), createTask(waitFor('c', 0)))
    await sleep(0)
    tasks[0]!.cancel()
    for (const task of tasks) log(await rejection(task))
  })
  expect(events).toEqual(['c', 'b', 'a', 'CancelledError', 'CancelledError', 'CancelledError'])
})

test('a task that awaits itself is told so', async () => {
  await inLoop(async () => {
    const task: Task = createTask(async () => await task, { name: 'narcissus' })
    await expect(task).rejects.toThrow(new SelfAwaitError('task "narcissus"'))
    expect(task.exception()).toHaveProperty(
      'message',
      'task "narcissus" awaits itself and would wait for ever. Await the task from outside of it.',
    )
  })
})

test('the result of a task is its function’s business', async () => {
  await inLoop(() => {
    const task = createTask(() => 1)
    expect(() => task.setResult()).toThrow(
      new InvalidStateError(`setResult() of task "Task-1": a task's result is what its function returns.`),
    )
    expect(() => task.setException()).toThrow(
      new InvalidStateError(
        `setException() of task "Task-1": a task's exception is what its function throws.`,
      ),
    )
  })
})

test('createTask wants a function, and says how to pass it', async () => {
  await inLoop(() => {
    const work = async () => {}
    expect(() => createTask(work() as never)).toThrow(new NotATaskFunctionError('an instance of Promise'))
    expect(new NotATaskFunctionError('an instance of Promise').message).toBe(
      'createTask() takes the function that the task shall run, and got an instance of Promise. ' +
        'Pass the function itself, without calling it: createTask(work), or createTask(() => work(1)).',
    )
  })
})

test('outside an isolated test there is no loop, and the error says where there is one', () => {
  const text = (call: string) =>
    `${call} needs a running event loop, and there is none here. ` +
    'Call it inside a test of a class that extends IsolatedAsyncioTestCase, its set-up and tear-down, a cleanup or a task; or inside a plain test that is guarded, and its hooks.'
  expect(() => getRunningLoop()).toThrow(new NoRunningLoopError('getRunningLoop()'))
  expect(() => createTask(() => {})).toThrow(text('createTask()'))
  expect(() => allTasks()).toThrow(text('allTasks()'))
  expect(() => sleep(1)).toThrow(text('sleep()'))
  expect(currentTask()).toBeNull()
})

test('after the end of its test a loop takes nothing, and names the test', async () => {
  let late: (() => unknown) | undefined
  const { loop } = await inLoop(
    () => {
      const loop = getRunningLoop()
      late = () => loop.createTask(() => {})
    },
    { name: 'ServerTest.testGet' },
  )
  expect(late).toThrow(LoopClosedError)
  expect(late).toThrow(
    'createTask() was called after the end of "ServerTest.testGet", whose event loop is closed. ' +
      'Await this work in the test, or cancel it in tearDown, asyncTearDown or a cleanup.',
  )
  expect(() => loop.sleep(1)).toThrow('sleep() was called after the end of')
  expect(() => loop.createFuture()).toThrow('createFuture() was called after the end of')
  expect(() => loop.callSoon(() => {})).toThrow('callSoon() was called after the end of')
  expect(() => loop.callLater(1, () => {})).toThrow('callLater() was called after the end of')
  await expect(loop.advance(1)).rejects.toThrow('advance() was called after the end of')
  await expect(loop.settle()).rejects.toThrow('settle() was called after the end of')
  expect(() => loop.setDate(0)).toThrow('setDate() was called after the end of')
  expect(() => loop.hold()).toThrow('hold() was called after the end of')
})
