import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realTime } from '../../../../src/internal/index.ts'
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
