import { expect, test } from 'vitest'
import { InvalidDelayError, InvalidStateError, TimeoutError } from '../../../src/errors/index.ts'
import { asyncio, sleep, type Timeout } from '../../../src/loop/index.ts'
import { inLoop } from './in-loop.ts'

const { timeout, timeoutAt } = asyncio

test('null sets no limit', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    log(
      await timeout(null, async (_signal, limit) => [limit.when(), limit.expired(), await sleep(1, 'done')]),
    )
  })
  expect(events).toEqual([[null, false, 'done']])
})

test('timeoutAt ends its block at a moment of the loop’s time', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const when = loop.time() + 1
    let limit: Timeout | undefined
    const error: unknown = await timeoutAt(when, (_signal, given) => {
      limit = given
      return sleep(60_000)
    }).catch((thrown: unknown) => thrown)
    log([error instanceof TimeoutError, (error as Error).message, limit?.when() === when, limit?.expired()])
  })
  expect(events).toEqual([[true, 'The deadline was reached.', true, true]])
})

test('a moment that has passed ends it at its first wait', async () => {
  const { events } = await inLoop(async (loop, log) => {
    const limited = timeoutAt(loop.time() - 1_000, () => sleep(60_000))
    await limited.catch((error: unknown) => log((error as Error).name))
  })
  expect(events).toEqual(['TimeoutError'])
})

test('the limit can be moved, in a generator as well', async () => {
  const { events } = await inLoop(async (loop, log) => {
    await timeout(60_000, async (signal, limit) => {
      limit.reschedule(loop.time() + 1)
      try {
        await sleep(60_000)
      } finally {
        log(signal.aborted)
      }
    }).catch((error: unknown) => log((error as Error).message))
    function* soon(_signal: AbortSignal, limit: Timeout) {
      limit.reschedule(null)
      yield sleep(5)
      return limit.when()
    }
    function* within() {
      log(yield* timeout(1, soon))
    }
    await loop.createTask(within)
  })
  expect(events).toEqual([true, 'The deadline was reached.', null])
})

test('the limit of a block that has ended stays', async () => {
  await inLoop(async () => {
    let limit: Timeout | undefined
    await timeout(60_000, (_signal, given) => (limit = given))
    expect(limit?.expired()).toBe(false)
    expect(() => limit?.reschedule(null)).toThrow(
      new InvalidStateError('reschedule() of a timeout: its block has ended. Call it inside the block.'),
    )
  })
})

test('no more is it moved when the time is up', async () => {
  const { events } = await inLoop(async (_loop, log) => {
    const limited = timeout(1, async (_signal, limit) => {
      try {
        await sleep(60_000)
      } catch {
        limit.reschedule(null)
      }
    })
    await limited.catch((error: unknown) => log((error as Error).message))
  })
  expect(events).toEqual(['reschedule() of a timeout: the time is up. Call it inside the block.'])
})

test('what is no moment is refused', async () => {
  await inLoop(() => {
    expect(() => timeoutAt('1' as never, () => {})).toThrow(new InvalidDelayError('timeoutAt()', '"1"'))
    return timeout(1, (_signal, limit) => {
      expect(() => limit.reschedule(NaN)).toThrow(new InvalidDelayError('reschedule()', 'NaN'))
    })
  })
})
