import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realTime } from '../../../../src/internal/index.ts'
import { untilReady, untilSettled } from '../../../../src/ownership/leaks/until-ended.ts'
import { entryOf } from './entry-of.ts'
import { leaksOf } from './leaks-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'until-ended-'))
const file = join(folder, 'large')
beforeAll(() => writeFileSync(file, 'x'.repeat(3_000_000)))
afterAll(() => rmSync(folder, { recursive: true }))

/** Longer than the end of a test waits for anything. */
const longerThanTheLimit = 1200

function block(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until;);
}

test('a stream that is being read ends by itself, however long the thread is busy meanwhile', async () => {
  const { shown } = await leaksOf(() => {
    createReadStream(file).resume()
    setImmediate(() => block(longerThanTheLimit))
  })
  expect(shown).toEqual([])
})

test('time that another test takes up is none of the time that is allowed', async () => {
  const reading = leaksOf(() => void createReadStream(file).resume())
  // Not of that test.
  setTimeout(() => block(longerThanTheLimit), 2)
  expect((await reading).shown).toEqual([])
})

test('what is ended by force is waited for, however long the thread is busy meanwhile', async () => {
  let child!: ChildProcess
  await leaksOf(async () => {
    child = spawn('sleep', ['60'])
    await once(child, 'spawn')
    const kill = child.kill.bind(child)
    child.kill = signal => {
      realTime.setTimeout(() => block(longerThanTheLimit), 1)
      return kill(signal)
    }
  })
  expect(child.signalCode).toBe('SIGKILL')
})

test('what is starting is waited for while it gets on, however many pauses that takes', async () => {
  expect(await askedUntilReady(Array.from({ length: 60 }, () => 'moving'))).toBe(61)
})

test('what stands still before it is ready is waited for so many pauses and no more', async () => {
  expect(await askedUntilReady(Array.from({ length: 60 }, () => 'still'))).toBe(40)
})

test('what the own code of a test made is not waited for, since no package releases it when it is ready', async () => {
  expect(await askedUntilReady(['still', 'moving'], 'pool.test.ts:3')).toBe(0)
})

test('what is open is waited for while something else is closing, the end of which may be its own', async () => {
  const timer = entryOf('timeout', 'ws/websocket.js:5')
  let asked = 0
  await untilSettled(
    () => (asked > 10 ? [] : [timer]),
    () => (asked += 1) > 0,
  )
  expect(asked).toBe(11)
})

test('what is open is waited for a few turns and no more where nothing is closing', async () => {
  let asked = 0
  const isOtherClosing = () => (asked += 1) < 0
  await untilSettled(() => [entryOf('timeout', 'ws/websocket.js:5')], isOtherClosing)
  expect(asked).toBe(4)
})

/** How often a start is asked for that takes these steps, until it is ready or given up. */
async function askedUntilReady(steps: ('moving' | 'still')[], place = 'piscina/pool.js:3'): Promise<number> {
  let asked = 0
  const { resource, creation } = entryOf('worker', place)
  await untilReady(() => [{ resource: { ...resource, startUp: () => steps[asked++] }, creation }])
  return asked
}
