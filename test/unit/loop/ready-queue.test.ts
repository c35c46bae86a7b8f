import { expect, test } from 'vitest'
import { ReadyQueue } from '../../../src/loop/ready-queue.ts'
import { HandClock } from './in-loop.ts'

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

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
