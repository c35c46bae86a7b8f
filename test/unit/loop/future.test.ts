import { expect, test } from 'vitest'
import { currentTask, createTask, Future, sleep } from '../../../src/loop/index.ts'
import { InvalidStateError } from '../../../src/errors/index.ts'
import { inLoop, rejection } from './in-loop.ts'

test('a future that is set has its result', async () => {
  await inLoop(async loop => {
    const future = loop.createFuture<number>()
    expect([future.done(), future.cancelled()]).toEqual([false, false])
    future.setResult(3)
    expect([future.done(), future.cancelled(), future.result(), future.exception()]).toEqual([
      true,
      false,
      3,
      null,
    ])
    expect(await future).toBe(3)
  })
})

test('a future that has an exception throws it wherever its result is asked for', async () => {
  await inLoop(async loop => {
    const future = loop.createFuture()
    const error = new Error('no')
    future.setException(error)
    expect(future.exception()).toBe(error)
    expect(() => future.result()).toThrow(error)
    await expect(future).rejects.toBe(error)
  })
})

test('a cancelled future throws CancelledError wherever its result is asked for', async () => {
  await inLoop(async loop => {
    const future = loop.createFuture()
    expect([future.cancel('enough'), future.cancel()]).toEqual([true, false])
    expect([future.done(), future.cancelled()]).toEqual([true, true])
    expect(await rejection(future)).toBe('CancelledError')
    for (const ask of [() => future.result(), () => future.exception()])
      expect(ask).toThrow(expect.objectContaining({ name: 'CancelledError', message: 'enough' }))
  })
})

test('a result that is not there cannot be asked for', async () => {
  await inLoop(loop => {
    const future = loop.createFuture()
    expect(() => future.result()).toThrow(
      new InvalidStateError('result() of a future, which is not done yet: await it first.'),
    )
    expect(() => future.exception()).toThrow(
      new InvalidStateError('exception() of a future, which is not done yet: await it first.'),
    )
  })
})

test('a future is set once', async () => {
  await inLoop(loop => {
    const future = loop.createFuture()
    future.setResult(1)
    expect(() => future.setResult(2)).toThrow(
      new InvalidStateError('setResult() of a future, which is already done: a future is set once.'),
    )
    expect(() => future.setException(new Error('x'))).toThrow(
      new InvalidStateError('setException() of a future, which is already done: a future is set once.'),
    )
  })
})

test('who waits is woken on the next turn, in the order of waiting', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const future = loop.createFuture<string>()
    const wait = async (name: string) => log(`${name} ${await future}`)
    const all = [wait('a'), wait('b')]
    await sleep(0)
    future.setResult('woken')
    await Promise.resolve()
    log('same turn')
    await Promise.all(all)
  })
  expect(events).toEqual(['same turn', 'a woken', 'b woken'])
})

test('awaiting a future that is done takes no turn', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const future = loop.createFuture()
    future.setResult(undefined)
    loop.callSoon(() => log('next turn'))
    await future
    log('awaited')
    await sleep(0)
  })
  expect(events).toEqual(['awaited', 'next turn'])
})

test('done callbacks get the future, on the next turn, in the order of adding', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const future = loop.createFuture()
    const removed = () => log('removed')
    future.addDoneCallback(removed)
    future.addDoneCallback(done => log(done === future))
    future.addDoneCallback(() => log('second'))
    future.addDoneCallback(removed)
    log(future.removeDoneCallback(removed))
    future.setResult(1)
    log('set')
    await sleep(0)
    future.addDoneCallback(() => log('late'))
    await sleep(0)
  })
  expect(events).toEqual([2, 'set', true, 'second', 'late'])
})

test('what a done callback throws goes to the test, and the other callbacks run', async () => {
  const { events, owner } = await inLoop(async (loop, log) => {
    const future = loop.createFuture()
    future.addDoneCallback(() => {
      throw new Error('in a callback')
    })
    future.addDoneCallback(() => log('second'))
    future.setResult(1)
    await sleep(0)
  })
  expect(events).toEqual(['second'])
  expect(owner.takeErrors()).toEqual([
    { error: new Error('in a callback'), origin: 'a done callback of a future' },
  ])
})

test('then, catch and finally are those of a promise', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const future = loop.createFuture<number>()
    const failed = loop.createFuture<number>()
    const chains = [
      future.then(value => log(value)),
      failed.catch((error: Error) => log(error.message)),
      future.finally(() => log('finally')),
      failed.then(undefined, () => log('rejected')),
    ]
    future.setResult(1)
    failed.setException(new Error('no'))
    await Promise.all(chains)
  })
  expect(events).toEqual([1, 'finally', 'no', 'rejected'])
})

test('futures work in Promise.all, Promise.race and as the result of an async function', async () => {
  await inLoop(async loop => {
    const future = loop.createFuture<number>()
    const all = Promise.all([future, 2])
    const race = Promise.race([future, new Promise(() => {})])
    const returned = (async () => future)()
    future.setResult(1)
    expect([await all, await race, await returned]).toEqual([[1, 2], 1, 1])
  })
})

test('a future of anything is a future of unknown', async () => {
  await inLoop(loop => {
    const futures: Future[] = [loop.createFuture<number>(), loop.createFuture<string>()]
    expect(futures.map(String)).toEqual(['[object Future]', '[object Future]'])
  })
})

test('Promise.all of futures is a wait of the task: cancelling it cancels them all', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const [a, b] = [loop.createFuture(), loop.createFuture()]
    const own = currentTask()
    const task = createTask(async () => await Promise.all([a, b]))
    await sleep(0)
    task.cancel()
    log(await rejection(task))
    log([a.cancelled(), b.cancelled(), currentTask() === own])
  })
  expect(events).toEqual(['CancelledError', [true, true, true]])
})
