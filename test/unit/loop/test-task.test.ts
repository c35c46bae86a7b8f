import { expect, test } from 'vitest'
import { InvalidStateError } from '../../../src/errors/index.ts'
import {
  allTasks,
  asyncio,
  createTask,
  currentTask,
  gather,
  sleep,
  Task,
  waitFor,
} from '../../../src/loop/index.ts'
import { Owner, runInScope } from '../../../src/ownership/index.ts'
import { inLoop, rejection } from './in-loop.ts'

test('the test is a task of its own name, the same whenever it is asked for', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const task = currentTask()
    log([task instanceof Task, task?.getName(), task?.done()])
    await sleep(0)
    log(currentTask() === task)
  })
  expect(events).toEqual([[true, 'LoopTest.testIt', false], true])
})

test('it takes no number, and is not among all tasks', async () => {
  await inLoop(async () => {
    currentTask()
    const task = createTask(() => {})
    expect([task.getName(), [...allTasks()]]).toEqual(['Task-1', [task]])
  })
})

test('in a task that the test makes, the current task is that task', async () => {
  await inLoop(async () => {
    const own = currentTask()
    const task: Task = createTask(async () => {
      await sleep(0)
      return currentTask() === task
    })
    expect(await gather(task, () => currentTask() === own)).toEqual([true, false])
    expect(currentTask()).toBe(own)
  })
})

test('there is none where there is no loop', () => {
  expect(currentTask()).toBeNull()
  const scope = { owner: new Owner('test', 'Plain.testIt'), values: new Map(), task: undefined }
  expect(runInScope(scope, currentTask)).toBeNull()
})

test('it can be asked for while no loop has been made, and makes none after the end', async () => {
  const { owner, loop } = await inLoop(() => {})
  expect(loop.isClosed()).toBe(true)
  expect(runInScope({ owner, values: new Map(), task: undefined }, currentTask)).toBeNull()
})

test('cancelling it ends its next wait, and the one after that waits again', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const task = currentTask()!
    log(task.cancel('enough'))
    try {
      await sleep(10_000)
    } catch (error) {
      log(String(error))
    }
    log([task.cancelling(), task.cancelled(), task.done()])
    log(await sleep(0, 'waited'))
  })
  expect(events).toEqual([true, 'CancelledError: enough', [1, false, false], 'waited'])
})

test('a task of the test can cancel the wait of the test, and what it waits on', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const own = currentTask()!
    const sleeping = createTask(() => sleep(10_000))
    createTask(() => void own.cancel())
    log(await rejection(sleeping))
    log(sleeping.cancelled())
  })
  expect(events).toEqual(['CancelledError', true])
})

test('uncancel takes a cancellation back that was not delivered', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const task = currentTask()!
    task.cancel()
    log(task.uncancel())
    log(await sleep(0, 'waited'))
  })
  expect(events).toEqual([0, 'waited'])
})

test('its signal, and that of a time limit, is aborted by a cancellation', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const task = currentTask()!
    const { signal } = task
    log(signal === task.signal)
    const ended = asyncio.timeout(10_000, async limit => {
      task.cancel()
      log([signal.aborted, limit.aborted])
      await sleep(10_000)
    })
    log(await rejection(ended))
  })
  expect(events).toEqual([true, [true, true], 'CancelledError'])
})

test('its signal is aborted when the test runs out of time', async () => {
  await inLoop(async loop => {
    const { signal } = currentTask()!
    const reason = new Error('out of time')
    await loop.abort(reason)
    expect(signal.reason).toBe(reason)
  })
})

test('a time limit that it waits for is no cancellation of it', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    log(await rejection(asyncio.timeout(1, () => sleep(10_000))))
    log(await rejection(waitFor(sleep(10_000), 1)))
    log(currentTask()!.cancelling())
  })
  expect(events).toEqual(['TimeoutError', 'TimeoutError', 0])
})

test('it cannot await itself', async () => {
  const { events } = await inLoop(async (_loop, log) => log(await rejection(currentTask()!)))
  expect(events).toEqual(['SelfAwaitError'])
})

test('the test and a task that wait for each other are both cancelled', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const own = currentTask()!
    const task = createTask(async () => await own)
    createTask(() => void own.cancel())
    log(await rejection(task))
  })
  expect(events).toEqual(['CancelledError'])
})

test('it has no result that could be set', async () => {
  await inLoop(() => {
    expect(() => currentTask()!.setResult()).toThrow(InvalidStateError)
  })
})

test('it is done when the test has ended: who waits for it goes on', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const own = currentTask()!
    own.addDoneCallback(() => log('done'))
    const task = createTask(async () => await own)
    await sleep(0)
    loop.endTest()
    log([own.done(), own.cancel(), await task])
  })
  expect(events).toEqual(['done', [true, false, undefined]])
})

test('a cancellation that found no wait is what is left of the phase, and is forgotten with it', async () => {
  await inLoop(async loop => {
    const task = currentTask()!
    const { signal } = task
    task.cancel('never delivered')
    expect(String(loop.endPhase())).toBe('CancelledError: never delivered')
    expect([task.cancelling(), signal.aborted, task.signal.aborted, loop.endPhase()]).toEqual([
      0,
      true,
      false,
      undefined,
    ])
    await sleep(0)
  })
})

test('of a cancellation that was delivered nothing is left of the phase', async () => {
  await inLoop(async loop => {
    currentTask()!.cancel()
    await rejection(sleep(10_000))
    expect([loop.endPhase(), currentTask()!.cancelling()]).toEqual([undefined, 0])
  })
})
