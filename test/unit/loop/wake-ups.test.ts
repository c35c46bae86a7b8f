import { expect, test } from 'vitest'
import { createTask, gather, sleep, type EventLoop } from '../../../src/loop/index.ts'
import { AsyncMock } from '../../../src/mocks/index.ts'
import type { Chooser } from '../../../src/schedules/choosers.ts'
import { ChosenWakeUps, Schedule } from '../../../src/schedules/index.ts'
import { HandClock, inLoop } from './in-loop.ts'

type Body = (loop: EventLoop, log: (event: unknown) => void) => unknown

async function under(chooser: Chooser, body: Body) {
  const schedule = new Schedule(chooser, true)
  const nextTurn = (fn: () => void) => void setImmediate(fn)
  const wakeUps = new ChosenWakeUps({ schedule, nextTurn, phase: () => 'testIt' })
  const ran = await inLoop(body, { wakeUps, clock: new HandClock() })
  return { ...ran, schedule }
}

/** What was chosen, in words, without places. */
function texts({ choices }: Schedule): string[] {
  return choices.flatMap(({ text }) => (text ? [text.replace(/ \(.*\)$/, '')] : []))
}

const last: Chooser = ({ count }) => count - 1
const plain: Chooser = () => 0

const program: Body = async (loop, log) => {
  const future = loop.createFuture<string>()
  setImmediate(() => log('immediate of the body'))
  process.nextTick(() => log('tick of the body'))
  loop.callSoon(() => log('callSoon'))
  const a = createTask(async () => {
    log('a begins')
    setImmediate(() => log('immediate of a'))
    await sleep(0)
    log(`a has ${await future}`)
    return 'a'
  })
  const b = createTask(function* () {
    log('b begins')
    yield
    process.nextTick(() => log('tick of b'))
    future.setResult('what b gave')
    yield
    void Promise.resolve().then(() => log('microtask of b'))
    return yield* a
  })
  a.addDoneCallback(() => log('a is done'))
  const c = createTask(async () => {
    await sleep(0)
    throw new Error('c failed')
  })
  await c.catch(error => log(String(error)))
  setImmediate(() => log('immediate in the middle'))
  log(await gather(a, b))
}

test('the plain order is the order without schedules, the immediates and ticks of the user included', async () => {
  const without = await inLoop(program, { clock: new HandClock() })
  const { events } = await under(plain, program)
  expect(events).toEqual(without.events)
  expect(events.length).toBe(13)
})

test('first steps of tasks, turns, futures that are set, hand-offs and callbacks come in any order', async () => {
  const { events } = await under(last, async (loop, log) => {
    const future = loop.createFuture<string>()
    const waiting = createTask(async () => log(await future), { name: 'waiting' })
    createTask(() => future.setResult('set'), { name: 'setting' })
    loop.callSoon(() => log('called'))
    await sleep(0)
    log('the body')
    await waiting
  })
  expect(events).toEqual(['the body', 'called', 'set'])
})

test('who goes on has a name: of a task, a phase, a callback, the end of a task', async () => {
  const { schedule } = await under(last, async loop => {
    const a = createTask(() => 1, { name: 'a' })
    const both = gather(a)
    loop.callSoon(function flush() {})
    loop.callSoon(() => {})
    await sleep(0)
    await both
  })
  expect(texts(schedule)).toEqual([
    'testIt went on before "a", callSoon(flush), callSoon(a function)',
    'callSoon(a function) went on before "a", callSoon(flush)',
    'callSoon(flush) went on before "a"',
  ])
})

test('what waits for the end of a task has its name', async () => {
  const { schedule } = await under(
    ({ count, at }) => (at === 1 ? count - 1 : 0),
    async loop => {
      const a = createTask(() => loop.callSoon(function after() {}), { name: 'a' })
      createTask(() => loop.callSoon(function other() {}), { name: 'b' })
      await gather(a)
    },
  )
  expect(texts(schedule)).toEqual(['the end of task "a" went on before "b", callSoon(after)'])
})

test('the answer of a mock is a wake-up of its own, be it known at once, later or an error', async () => {
  const load = new AsyncMock({ name: 'load', sideEffect: ['first', new Error('second'), 'third'] })
  const late = new AsyncMock({
    name: 'late',
    sideEffect: async () => {
      await sleep(0)
      return 'late'
    },
  })
  const body: Body = async (_loop, log) => {
    const ask = async (mock: AsyncMock) => log(await mock().catch(String))
    await Promise.all([ask(load), ask(load), ask(late), ask(load)])
  }
  const { events, schedule } = await under(last, body)
  expect(events).toEqual(['third', 'Error: second', 'first', 'late'])
  expect(texts(schedule)).toEqual([
    'the answer to call 3 of mock "load" went on before the answer to call 1 of mock "load", the answer to call 2 of mock "load", testIt',
    'testIt went on before the answer to call 1 of mock "load", the answer to call 2 of mock "load"',
    'the answer to call 2 of mock "load" went on before the answer to call 1 of mock "late", the answer to call 1 of mock "load"',
    'the answer to call 1 of mock "load" went on before the answer to call 1 of mock "late"',
  ])
  expect(load.awaitCount).toBe(3)
})

test('outside of schedules the answer of a mock takes no turn', async () => {
  const load = new AsyncMock({ returnValue: 1 })
  const { events } = await inLoop(async (_loop, log) => {
    setImmediate(() => log('a turn'))
    log(await load())
  })
  expect(events).toEqual([1])
})

/** The places of what was chosen: the lines, counted from that of `first`. */
function linesFrom(first: number, { choices }: Schedule): (number | undefined)[] {
  return choices.map(({ text = '' }) => {
    const line = /\(test\/unit\/loop\/wake-ups\.test\.ts:(\d+):\d+\)$/.exec(text)?.[1]
    return line === undefined ? undefined : Number(line) - first
  })
}

function lineOf(stack = ''): number {
  return Number(/wake-ups\.test\.ts:(\d+)/.exec(stack)?.[1])
}

test('the line is that where the one that went on had waited, or its task was made', async () => {
  const first = lineOf(new Error().stack)
  const { schedule } = await under(last, async loop => {
    const answer = new AsyncMock({ returnValue: 1 })
    const waiting = createTask(async () => {
      loop.callSoon(() => {})
      await sleep(0)
      loop.callSoon(() => {})
      await answer()
    })
    createTask(() => {})
    await waiting
  })
  expect(linesFrom(first, schedule)).toEqual([9, 5, undefined, 7, undefined])
})

test('a phase waits for the first steps of its tasks, however often they are passed over', async () => {
  const { events } = await under(last, async (loop, log) => {
    createTask(() => {
      createTask(() => log('its child'))
      log('the first step')
    })
    for (let i = 0; i < 5; i += 1) loop.callSoon(() => {})
    await loop.started()
    log('the next phase')
  })
  expect(events).toEqual(['the first step', 'its child', 'the next phase'])
})
