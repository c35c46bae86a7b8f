import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { createTask, sleep } from '../../../src/loop/index.ts'
import { ReadyQueue, type Picker } from '../../../src/loop/ready-queue.ts'
import { HandClock, inLoop } from './in-loop.ts'

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

const newest: Picker = ready => ready.length - 1

test('what is ready runs first in, first out; ticks, microtasks and immediates keep their places', async () => {
  const events: string[] = []
  const queue = new ReadyQueue(new HandClock())
  queue.add(() => {
    events.push('first')
    process.nextTick(() => events.push('tick of the first'))
    void Promise.resolve().then(() => events.push('microtask of the first'))
    queue.add(() => events.push('made in the first'))
  })
  setImmediate(() => events.push('immediate'))
  queue.add(() => events.push('second'))
  await turn()
  await turn()
  expect(events).toEqual([
    'first',
    'tick of the first',
    'microtask of the first',
    'immediate',
    'second',
    'made in the first',
  ])
})

test('a picker chooses among all that is ready, also what became ready since', async () => {
  const events: string[] = []
  const queue = new ReadyQueue(new HandClock(), newest)
  queue.add(() => events.push('a'))
  queue.add(() => events.push('b'))
  queue.add(() => {
    events.push('c')
    queue.add(() => events.push('made in c'))
  })
  await turn()
  await turn()
  expect(events).toEqual(['c', 'made in c', 'b', 'a'])
})

test('what is ready runs in the context in which it became so, whichever is picked', async () => {
  const storage = new AsyncLocalStorage<string>()
  const events: unknown[] = []
  const queue = new ReadyQueue(new HandClock(), newest)
  for (const name of ['a', 'b'])
    storage.run(name, () => queue.add(() => events.push([name, storage.getStore()])))
  await turn()
  expect(events).toEqual([
    ['b', 'b'],
    ['a', 'a'],
  ])
})

test('many that are ready at once keep their order', async () => {
  const events: number[] = []
  const queue = new ReadyQueue(new HandClock())
  for (let i = 0; i < 3000; i += 1) queue.add(() => events.push(i))
  await turn()
  expect(events).toEqual(Array.from({ length: 3000 }, (_, i) => i))
})

test('what is cleared never runs, and what comes after it does', async () => {
  const events: string[] = []
  const queue = new ReadyQueue(new HandClock())
  queue.add(() => events.push('cleared'))
  queue.clear()
  queue.add(() => events.push('after'))
  await turn()
  expect(events).toEqual(['after'])
})

test('the tasks of a loop go on in the order of its picker', async () => {
  const { events } = await inLoop(
    async (_loop, log) => {
      const tasks = ['a', 'b', 'c'].map(name => createTask(() => log(name)))
      await Promise.all(tasks)
      await sleep(0)
    },
    { pick: newest },
  )
  expect(events).toEqual(['c', 'b', 'a'])
})
