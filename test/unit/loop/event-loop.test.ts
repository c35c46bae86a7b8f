import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createTask, gather, getRunningLoop, sleep, waitFor, type Task } from '../../../src/loop/index.ts'
import { InvalidDelayError } from '../../../src/errors/index.ts'
import { HandClock, inLoop, rejection } from './in-loop.ts'

test('a loop runs until it is closed', async () => {
  const { loop } = await inLoop(loop => {
    expect([getRunningLoop() === loop, loop.isRunning(), loop.isClosed()]).toEqual([true, true, false])
  })
  expect([loop.isRunning(), loop.isClosed()]).toEqual([false, true])
})

test('started is nothing to wait for when no task is new', async () => {
  await inLoop(async loop => {
    expect(loop.started()).toBeUndefined()
    createTask(() => {})
    await sleep(0)
    expect(loop.started()).toBeUndefined()
  })
})

test('after started every new task has had its first step, and so have the tasks made in those', async () => {
  const { events } = await inLoop(async (loop, log) => {
    createTask(async () => {
      log('a')
      createTask(() => log('made in a'))
      await sleep(0)
      log('a goes on')
    })
    createTask(() => log('b'))
    await loop.started()
    log('started')
  })
  expect(events).toEqual(['a', 'b', 'made in a', 'a goes on', 'started'])
})

test('callSoon runs its callback on the next turn, callLater later, and neither once it is cancelled', async () => {
  const { events } = await inLoop(async (loop, log) => {
    loop.callSoon(log, 'soon')
    const soon = loop.callSoon(log, 'cancelled')
    soon.cancel()
    log('called')
    await sleep(0)
    const later = loop.callLater(1, log, 'cancelled')
    loop.callLater(1, log, 'later')
    later.cancel()
    expect([soon.cancelled(), later.cancelled(), later.when() <= loop.time() + 1]).toEqual([true, true, true])
    await sleep(2)
  })
  expect(events).toEqual(['called', 'soon', 'later'])
})

test('what a callback of the loop throws goes to the test', async () => {
  const { owner } = await inLoop(async loop => {
    loop.callSoon(() => {
      throw new Error('soon')
    })
    await sleep(0)
    loop.callLater(0, () => {
      throw new Error('later')
    })
    await sleep(2)
  })
  expect(owner.takeErrors()).toEqual([
    { error: new Error('soon'), origin: 'a callback of the event loop' },
    { error: new Error('later'), origin: 'a callback of the event loop' },
  ])
})

test('a sleep has the result that was given', async () => {
  await inLoop(async () => {
    expect([await sleep(1, 'a'), await sleep(0, 'b'), await sleep(-5)]).toEqual(['a', 'b', undefined])
  })
})

test('a sleep wants a number of milliseconds', async () => {
  await inLoop(loop => {
    expect(() => sleep(Number.NaN)).toThrow(InvalidDelayError)
    expect(() => sleep(Number.NaN)).toThrow('sleep() takes a number of milliseconds, and got NaN.')
    expect(() => sleep('5' as never)).toThrow('sleep() takes a number of milliseconds, and got "5".')
    expect(() => loop.callLater(undefined as never, () => {})).toThrow(
      'callLater() takes a number of milliseconds, and got undefined.',
    )
  })
})

test('abort aborts the signal, and cancels the tasks and what the test itself waits on', async () => {
  const reason = new Error('out of time')
  const { events } = await inLoop(async (loop, log) => {
    const task = createTask(() => sleep(10_000))
    loop.callLater(1, () => loop.abort(reason))
    log(await rejection(sleep(10_000)))
    log(await rejection(task))
    log([loop.signal.aborted, loop.signal.reason === reason])
    await sleep(1)
    log(await createTask(() => 'the loop still works'))
  })
  expect(events).toEqual(['CancelledError', 'CancelledError', [true, true], 'the loop still works'])
})

test.each<[string, (deaf: Task) => PromiseLike<unknown>]>([
  ['itself', deaf => deaf],
  ['through a task', deaf => createTask(async () => await deaf)],
  ['through gather()', deaf => gather(sleep(10_000), deaf)],
  ['through waitFor()', deaf => waitFor(deaf, 10_000)],
])('abort reaches a test that awaits a task which hears nothing: %s', async (_how, awaiting) => {
  const { events } = await inLoop(async (loop, log) => {
    const deaf = createTask(async () => await new Promise(() => {}))
    const ended = rejection(awaiting(deaf)).then(log)
    await sleep(1)
    await loop.abort(new Error('out of time'))
    log('told')
    await ended
    log(deaf.done())
  })
  expect(events).toEqual(['CancelledError', 'told', false])
})

test('what is still due when the loop is closed never runs', async () => {
  const { events } = await inLoop(async (loop, log) => {
    loop.callSoon(log, 'soon')
    loop.callLater(0, log, 'later')
    createTask(() => log('task'))
    void sleep(0).then(() => log('after a sleep'))
  })
  await new Promise(resolve => setTimeout(resolve, 3))
  expect(events).toEqual([])
})

test('exceptions of tasks that nobody asked for are told once', async () => {
  await inLoop(async loop => {
    const lost = createTask(() => Promise.reject(new Error('lost')))
    const awaited = createTask(() => Promise.reject(new Error('awaited')))
    const asked = createTask(() => Promise.reject(new Error('asked')))
    createTask(() => sleep(10_000)).cancel()
    await rejection(awaited)
    await sleep(0)
    asked.exception()
    expect(loop.unretrieved()).toEqual([{ future: lost, error: new Error('lost') }])
    expect(loop.unretrieved()).toEqual([])
  })
})

test('pendingWaits names the tasks that are not done, what each waits on, and where, if that can be known', async () => {
  await inLoop(async loop => {
    const inner = createTask(() => sleep(10_000), { name: 'inner' })
    createTask(async () => await inner, { name: 'outer' })
    createTask(async () => await new Promise(() => {}), { name: 'foreign' })
    createTask(
      function* () {
        yield new Promise(() => {})
      },
      { name: 'generator' },
    )
    createTask(async () => await Promise.all([loop.createFuture(), inner]), { name: 'both' })
    await sleep(0)
    createTask(() => {}, { name: 'new' })
    const here = '/event-loop.test.ts'
    expect(
      loop
        .pendingWaits()
        .map(({ name, waitsOn, at }) => [name, waitsOn, at?.slice(at.lastIndexOf('/')).split(':')]),
    ).toEqual([
      ['inner', 'sleep(10000)', [here, lineOf("() => sleep(10_000), { name: 'inner' }"), expect.any(String)]],
      ['outer', 'task "inner"', undefined],
      ['foreign', 'a promise that the loop does not know', undefined],
      ['generator', 'a promise', [here, lineOf('yield new Promise(() => {})'), expect.any(String)]],
      ['both', 'a future, task "inner"', undefined],
      ['new', 'its first turn', undefined],
    ])
  })
})

function lineOf(text: string): string {
  const lines = readFileSync(new URL(import.meta.url), 'utf8').split('\n')
  return String(lines.findIndex(line => line.includes(text)) + 1)
}

test('what is due waits behind what was ready before, and can still be cancelled then', async () => {
  const clock = new HandClock()
  const { events } = await inLoop(
    async (loop, log) => {
      loop.callLater(10, log, 'due')
      const cancelled = loop.callLater(10, log, 'cancelled')
      loop.callSoon(log, 'ready')
      loop.callSoon(() => cancelled.cancel())
      clock.jump(10)
      await loop.sleep(0)
    },
    { clock },
  )
  expect(events).toEqual(['ready', 'due'])
})
