import { expect, test } from 'vitest'
import { createTask, gather, sleep, waitFor, type CancelReport } from '../../../src/loop/index.ts'
import { HandClock, inLoop } from './in-loop.ts'

function names(report: CancelReport): Record<string, string[]> {
  const { cancelled, swallowed, failed, stuck } = report
  return {
    cancelled: cancelled.map(task => task.getName()),
    swallowed: swallowed.map(task => task.getName()),
    failed: failed.map(({ task, error }) => `${task.getName()}: ${(error as Error).message}`),
    stuck: stuck.map(task => task.getName()),
  }
}

const nothing = { cancelled: [], swallowed: [], failed: [], stuck: [] }

test('without tasks there is nothing to report', async () => {
  await inLoop(async loop => expect(names(await loop.cancelAll())).toEqual(nothing))
})

test('tasks are cancelled in the order of creation, and waited for', async () => {
  const { events } = await inLoop(async (loop, log) => {
    for (const name of ['a', 'b', 'c']) {
      createTask(
        async () => {
          try {
            await sleep(10_000)
          } finally {
            log(name)
            await sleep(1)
            log(`${name} cleaned up`)
          }
        },
        { name },
      )
    }
    await sleep(0)
    log(names(await loop.cancelAll()))
  })
  expect(events).toEqual([
    'a',
    'b',
    'c',
    'a cleaned up',
    'b cleaned up',
    'c cleaned up',
    { ...nothing, cancelled: ['a', 'b', 'c'] },
  ])
})

test('a task that has not started never runs', async () => {
  const { events } = await inLoop(async (loop, log) => {
    createTask(() => log('ran'), { name: 'new' })
    log(names(await loop.cancelAll()))
  })
  expect(events).toEqual([{ ...nothing, cancelled: ['new'] }])
})

test('a task that swallows its cancellation, and one that fails on the way out, are told apart', async () => {
  await inLoop(async loop => {
    createTask(
      async () =>
        await sleep(10_000).then(
          () => {},
          () => 'swallowed',
        ),
      { name: 'swallows' },
    )
    createTask(
      async () => {
        try {
          await sleep(10_000)
        } finally {
          // oxlint-disable-next-line no-unsafe-finally -- the point
          throw new Error('in finally')
        }
      },
      { name: 'fails' },
    )
    createTask(
      async () => {
        try {
          await sleep(10_000)
        } catch {}
        return 'swallowed'
      },
      { name: 'catches' },
    )
    await sleep(0)
    expect(names(await loop.cancelAll({ graceMs: 20 }))).toEqual({
      cancelled: [],
      swallowed: ['catches'],
      failed: ['fails: in finally'],
      stuck: ['swallows'],
    })
    expect(loop.unretrieved()).toEqual([])
  })
})

test('a task that ignores its signal is given up after the grace', async () => {
  await inLoop(async loop => {
    createTask(async () => await new Promise(() => {}), { name: 'deaf' })
    createTask(async () => await sleep(10_000), { name: 'hears' })
    await sleep(0)
    expect(names(await loop.cancelAll({ graceMs: 5 }))).toEqual({
      ...nothing,
      cancelled: ['hears'],
      stuck: ['deaf'],
    })
  })
})

test('who awaits a task that is given up is not: through tasks, gather() and waitFor()', async () => {
  await inLoop(async loop => {
    const deaf = createTask(async () => await new Promise(() => {}), { name: 'deaf' })
    const first = createTask(async () => await deaf, { name: 'awaits it' })
    createTask(async () => await first, { name: 'awaits who awaits it' })
    createTask(async () => await gather(sleep(10_000), deaf), { name: 'gathers' })
    createTask(async () => await waitFor(deaf, 10_000), { name: 'waits for it' })
    await sleep(0)
    await sleep(0)
    expect(names(await loop.cancelAll({ graceMs: 5 }))).toEqual({
      ...nothing,
      cancelled: ['awaits it', 'awaits who awaits it', 'gathers', 'waits for it'],
      stuck: ['deaf'],
    })
  })
})

test('the grace begins anew whenever a task ends', async () => {
  const clock = new HandClock()
  await inLoop(
    async loop => {
      for (const ms of [80, 160, 300])
        createTask(
          async () => {
            try {
              await sleep(10_000)
            } finally {
              await sleep(ms)
            }
          },
          { name: String(ms) },
        )
      await sleep(0)
      const report = loop.cancelAll({ graceMs: 100 })
      await sleep(0)
      await sleep(0)
      await clock.advance(1_000)
      expect(names(await report)).toEqual({ ...nothing, cancelled: ['80', '160'], stuck: ['300'] })
    },
    { clock },
  )
})

test('while the thread is busy with something else, no grace is used up', async () => {
  const clock = new HandClock()
  await inLoop(
    async loop => {
      createTask(
        async () => {
          try {
            await sleep(10_000)
          } finally {
            // What a connection that closes takes.
            for (let turn = 0; turn < 3; turn += 1) await new Promise(resolve => setImmediate(resolve))
          }
        },
        { name: 'closes' },
      )
      await sleep(0)
      const report = loop.cancelAll({ graceMs: 1_000 })
      await sleep(0)
      clock.jump(5_000)
      expect(names(await report)).toEqual({ ...nothing, cancelled: ['closes'] })
    },
    { clock },
  )
})

test('tasks that are made while others end are cancelled as well', async () => {
  await inLoop(async loop => {
    createTask(
      async () => {
        try {
          await sleep(10_000)
        } finally {
          createTask(() => sleep(10_000), { name: 'child' })
        }
      },
      { name: 'parent' },
    )
    await sleep(0)
    expect(names(await loop.cancelAll())).toEqual({ ...nothing, cancelled: ['parent', 'child'] })
  })
})

test('a task that always makes another is not followed without end', async () => {
  await inLoop(async loop => {
    const again = (): unknown =>
      createTask(
        async () => {
          try {
            await sleep(10_000)
          } finally {
            again()
            await loop.started()
          }
        },
        { name: 'again' },
      )
    again()
    await sleep(0)
    const { cancelled, stuck } = await loop.cancelAll()
    expect([cancelled.length, stuck.length]).toEqual([10, 1])
  })
})

test('the error of an abandoned task is late, unless it only tells that the loop is closed', async () => {
  let release = () => {}
  const gate = new Promise<void>(resolve => (release = resolve))
  const { owner } = await inLoop(async loop => {
    createTask(async () => {
      await gate
      throw new Error('late')
    })
    createTask(async () => {
      await gate
      await loop.sleep(1)
    })
    await sleep(0)
    await loop.cancelAll({ graceMs: 1 })
  })
  release()
  await new Promise(resolve => setTimeout(resolve, 1))
  expect(owner.takeErrors()).toEqual([
    { error: new Error('late'), origin: 'task "Task-1", which went on after the end of its test' },
  ])
})

test('a task that cancels all others goes on itself', async () => {
  const { events } = await inLoop(async (loop, log) => {
    createTask(() => sleep(10_000), { name: 'other' })
    await createTask(async () => log(names(await loop.cancelAll())))
  })
  expect(events).toEqual([{ ...nothing, cancelled: ['other'] }])
})
