import { expect, test } from 'vitest'
import { asyncio, createTask, gather, shield, sleep, waitFor, type Task } from '../../../src/loop/index.ts'
import {
  CancelledError,
  InvalidDelayError,
  NotAwaitableError,
  TimeoutError,
} from '../../../src/errors/index.ts'
import { inLoop, rejection } from './in-loop.ts'

const { timeout } = asyncio
const boom = () => Promise.reject(new TypeError('boom'))

test('gather has the results in order, of promises, futures, functions and generators', async () => {
  await inLoop(async loop => {
    const future = loop.createFuture<string>()
    future.setResult('future')
    function* generator() {
      yield sleep(0)
      return 'generator'
    }
    const results: [string, number, string, boolean] = await gather(
      future,
      sleep(2, 1),
      generator(),
      async () => true,
    )
    expect(results).toEqual(['future', 1, 'generator', true])
    expect(await gather()).toEqual([])
    expect(await gather(future, future)).toEqual(['future', 'future'])
  })
})

test('gather throws the first exception at once, and the others go on', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const gate = loop.createFuture()
    const slow = createTask(async () => {
      await gate
      log('slow done')
    })
    log(await rejection(gather(slow, boom)))
    log(slow.done())
    gate.setResult(undefined)
    await slow
  })
  expect(events).toEqual(['TypeError', false, 'slow done'])
})

test('gather puts exceptions among the results on demand', async () => {
  await inLoop(async () => {
    const cancelled = createTask(() => sleep(10_000))
    cancelled.cancel()
    const results = await gather(boom, cancelled, () => 1, { returnExceptions: true })
    expect(results).toEqual([new TypeError('boom'), expect.any(CancelledError), 1])
  })
})

test('cancelling a task that gathers cancels all that it gathers', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const make = (name: string) =>
      createTask(async () => {
        try {
          await sleep(10_000)
        } finally {
          log(name)
        }
      })
    const [a, b] = [make('a'), make('b')]
    const task = createTask(async () => await gather(a, b))
    await sleep(0)
    await sleep(0)
    task.cancel()
    log(await rejection(task))
    log(a.cancelled() && b.cancelled())
  })
  expect(events).toEqual(['a', 'b', 'CancelledError', true])
})

test('exceptions that gather has seen are retrieved, also those after the first', async () => {
  await inLoop(async loop => {
    await rejection(gather(boom, boom))
    await sleep(0)
    expect(loop.unretrieved()).toEqual([])
  })
})

test('shield keeps a cancellation from what it shields', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const gate = loop.createFuture()
    const inner = createTask(async () => {
      await gate
      log('inner done')
      return 1
    })
    const task = createTask(async () => {
      try {
        await shield(inner)
      } catch (error) {
        log(`outer ${(error as Error).name}`)
        throw error
      }
    })
    await sleep(0)
    await sleep(0)
    task.cancel()
    log(await rejection(task))
    log(inner.cancelled())
    gate.setResult(undefined)
    log(await inner)
  })
  expect(events).toEqual(['outer CancelledError', 'CancelledError', false, 'inner done', 1])
})

test('shield has the outcome of what it shields', async () => {
  await inLoop(async loop => {
    expect(await shield(async () => 1)).toBe(1)
    expect(await rejection(shield(boom))).toBe('TypeError')
    expect(loop.unretrieved()).toEqual([])
  })
})

test('what a shielded task throws when nobody waits any more is told', async () => {
  await inLoop(async loop => {
    const inner = createTask(boom)
    const outer = shield(inner)
    outer.cancel()
    await rejection(outer)
    await sleep(0)
    expect(loop.unretrieved()).toEqual([{ future: inner, error: new TypeError('boom') }])
  })
})

test.each([
  ['gather(a promise, the next turn)', () => gather(boom(), sleep(0))],
  ['waitFor(a promise, 10000)', () => waitFor(boom(), 10_000)],
  ['shield(a promise)', () => shield(boom())],
  ['a promise', () => asyncio.ensureFuture(boom())],
  ['gather(task "Task-1")', () => gather(boom)],
  ['waitFor(shield(a promise), 10000)', () => waitFor(shield(boom()), 10_000)],
])('the exception of %s that nobody awaited is told, once', async (text, make) => {
  await inLoop(async loop => {
    const future = make()
    for (let turn = 0; turn < 6; turn += 1) await sleep(0)
    expect(future.describe()).toBe(text)
    expect(loop.unretrieved()).toEqual([{ future, error: new TypeError('boom') }])
  })
})

test('what an awaited future was made of has been heard', async () => {
  await inLoop(async loop => {
    await rejection(gather(boom(), boom()))
    await rejection(waitFor(boom(), 10_000))
    await rejection(shield(gather(boom(), createTask(boom))))
    for (let turn = 0; turn < 6; turn += 1) await sleep(0)
    expect(loop.unretrieved()).toEqual([])
  })
})

test('an exception that comes after the end of the loop is told where nobody waits for it', async () => {
  const fail: ((error: Error) => void)[] = []
  const promise = () => new Promise((_, reject) => void fail.push(reject))
  const { owner } = await inLoop(() => {
    gather(promise())
    void Promise.race([gather(promise()), undefined])
    asyncio.ensureFuture(promise())
  })
  fail.forEach((reject, at) => reject(new Error(`late ${at}`)))
  await new Promise(setImmediate)
  expect(owner.takeErrors().map(({ error, origin }) => `${String(error)}, ${origin}`)).toEqual([
    'Error: late 0, gather(a promise), which went on after the end of its test',
    'Error: late 2, a promise, which went on after the end of its test',
  ])
})

test('the error of waitFor stands at its line, since nothing of the user runs when the time is up', async () => {
  await inLoop(async () => {
    const error: unknown = await waitFor(sleep(10_000), 0).catch((reason: unknown) => reason)
    expect(String((error as Error).stack).split('\n')[1]).toContain('asyncio.test.ts')
  })
})

test('waitFor has the result of what is done in time', async () => {
  await inLoop(async () => {
    expect(await waitFor(sleep(0, 'in time'), 10_000)).toBe('in time')
    expect(await rejection(waitFor(boom, 10_000))).toBe('TypeError')
  })
})

test('waitFor cancels what is not done in time, waits for its end, and throws TimeoutError', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const slow: Task = createTask(
      async () => {
        try {
          await sleep(10_000)
        } finally {
          await sleep(1)
          log('cleaned up')
        }
      },
      { name: 'slow' },
    )
    await sleep(0)
    const limited = waitFor(slow, 2)
    await expect(limited).rejects.toThrow(new TimeoutError('task "slow" was not done within 2 ms.'))
    expect((limited.exception() as Error).cause).toBeInstanceOf(CancelledError)
    log(slow.cancelled())
  })
  expect(events).toEqual(['cleaned up', true])
})

test('waitFor with no time left cancels before the first step', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    log(await rejection(waitFor(() => log('ran'), 0)))
  })
  expect(events).toEqual(['TimeoutError'])
})

test('timeout cuts a block short, and the task goes on', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const task: Task = createTask(async signal => {
      const limited = timeout(2, async inner => {
        inner.addEventListener('abort', () => log('block aborted'))
        try {
          await sleep(10_000)
        } finally {
          log('finally')
        }
      })
      log(await rejection(limited))
      log([task.cancelling(), signal.aborted])
      await sleep(0)
      log('goes on')
    })
    await task
    log(task.cancelled())
  })
  expect(events).toEqual(['block aborted', 'finally', 'TimeoutError', [0, false], 'goes on', false])
})

test('timeout works in the test itself, and in a generator by yield*', async () => {
  await inLoop(async () => {
    const limited = timeout(1, () => sleep(10_000))
    await expect(limited).rejects.toThrow(new TimeoutError('The time limit of 1 ms was reached.'))
    expect(await timeout(10_000, async () => 'in time')).toBe('in time')
    const task = createTask(function* () {
      const inTime: string = yield* timeout(10_000, function* () {
        yield sleep(0)
        return 'in time'
      })
      try {
        yield* timeout(1, function* () {
          yield new Promise(() => {})
        })
      } catch (error) {
        return [inTime, (error as Error).name]
      }
      return []
    })
    expect(await task).toEqual(['in time', 'TimeoutError'])
    await sleep(0)
  })
})

test('a cancellation from outside passes through timeout as it is', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const task = createTask(() => timeout(10_000, () => sleep(20_000)))
    await sleep(0)
    task.cancel()
    log(await rejection(task))
  })
  expect(events).toEqual(['CancelledError'])
})

test('what cannot be awaited is refused', async () => {
  await inLoop(() => {
    expect(() => gather([sleep(1)] as never)).toThrow(NotAwaitableError)
    expect(() => gather([sleep(1)] as never)).toThrow(
      'gather() takes promises, tasks, futures, and functions to run as tasks, and got an array of 1. ' +
        'Of an array, spread the items: gather(...items).',
    )
    expect(() => shield(5 as never)).toThrow(NotAwaitableError)
    expect(() => waitFor(sleep(1), Number.NaN)).toThrow(InvalidDelayError)
    expect(() => timeout('1' as never, async () => {})).toThrow(
      'timeout() takes a number of milliseconds, and got "1".',
    )
  })
})

test('ensureFuture makes a future of any awaitable', async () => {
  await inLoop(async () => {
    const task = createTask(() => 1)
    expect(asyncio.ensureFuture(task)).toBe(task)
    expect(await asyncio.ensureFuture(Promise.resolve(2))).toBe(2)
    const endless = asyncio.ensureFuture(new Promise(() => {}))
    endless.cancel()
    expect(await rejection(endless)).toBe('CancelledError')
  })
})
