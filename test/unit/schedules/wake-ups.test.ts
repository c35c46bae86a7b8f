import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import type { Chooser } from '../../../src/schedules/choosers.ts'
import { Schedule } from '../../../src/schedules/schedule.ts'
import { ChosenWakeUps } from '../../../src/schedules/wake-ups.ts'

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

function wakeUps(chooser: Chooser, tells = false) {
  const schedule = new Schedule(chooser, tells)
  const queue = new ChosenWakeUps({ schedule, nextTurn: fn => void setImmediate(fn), phase: () => 'testIt' })
  const events: string[] = []
  const strands = new Map<string, object>()
  const add = (name: string, run = () => {}) => {
    const strand = strands.get(name) ?? {}
    strands.set(name, strand)
    queue.add(
      () => {
        events.push(name)
        run()
      },
      { strand, name: () => name },
    )
  }
  return { schedule, queue, events, add }
}

test('in the plain order, what is ready goes on first in, first out', async () => {
  const { events, add, schedule } = wakeUps(() => 0)
  add('a', () => add('made in a'))
  add('b')
  await turn()
  await turn()
  expect(events).toEqual(['a', 'b', 'made in a'])
  expect(schedule.choices).toEqual([
    { taken: 0, count: 2, text: undefined },
    { taken: 0, count: 2, text: undefined },
  ])
})

test('who was passed over stands behind all others, also those that become ready later', async () => {
  const { events, add } = wakeUps(({ at }) => (at === 0 ? 1 : 0))
  add('held')
  add('a', () => add('b', () => add('c')))
  for (let i = 0; i < 4; i += 1) await turn()
  expect(events).toEqual(['a', 'b', 'c', 'held'])
})

test('after 200 times a wake-up that was passed over stands first', async () => {
  const { events, add } = wakeUps(({ at }) => (at === 0 ? 1 : 0))
  const poll = () => add('poller', poll)
  add('held')
  add('poller', poll)
  while (!events.includes('held')) await turn()
  expect(events.indexOf('held')).toBe(200)
})

test('a strand is known by the order in which it became ready, and a step by how often it went on', async () => {
  const asked: string[] = []
  const { add } = wakeUps(({ strand, step, count }) => {
    asked.push(`${strand}:${step} of ${count}`)
    return 0
  })
  add('a', () => add('a'))
  add('b', () => add('b'))
  add('c')
  for (let i = 0; i < 3; i += 1) await turn()
  expect(asked).toEqual(['0:0 of 3', '1:0 of 3', '2:0 of 3', '0:1 of 2'])
})

test('a choice is told in the names of who went on and who was passed over', async () => {
  const { add, schedule } = wakeUps(() => 2, true)
  add('"a"')
  add('"a"')
  add('"b"')
  await turn()
  expect(schedule.choices[0]?.text).toBe('"b" went on before "a"')
})

test('after its end everything goes on in order, and no choice is made', async () => {
  const { events, add, queue, schedule } = wakeUps(() => 1)
  add('a')
  add('b')
  queue.end()
  await turn()
  expect([events, schedule.choices]).toEqual([['a', 'b'], []])
})

test('what is ready runs in the context in which it became so, whoever goes first', async () => {
  const storage = new AsyncLocalStorage<string>()
  const { events, add } = wakeUps(() => 1)
  for (const name of ['a', 'b']) storage.run(name, () => add(name, () => events.push(storage.getStore()!)))
  await turn()
  expect(events).toEqual(['b', 'b', 'a', 'a'])
})
