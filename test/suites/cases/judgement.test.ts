import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { errorsOf, testOf } from '../../support/report.ts'
import { activeWorlds, runVitest, type Pool } from '../../support/run-vitest.ts'

const fixtureOf = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)
const places = activeWorlds.flatMap(world => (['forks', 'threads'] as Pool[]).map(pool => ({ world, pool })))

const judged = [
  ['file-hooks', 'what hooks of the file start and close is the work of their test'],
  ['skips', 'errors beside a skip fail the test'],
  ['not-awaited', 'a promise that nobody awaited fails the test that it was handed to'],
] as const

describe.each(places)('in $world, $pool', ({ world, pool }) => {
  test.each(judged)('%s: %s', async name => {
    const fixture = fixtureOf(name)
    // One file after the other: they are printed in the order in which they end.
    const { output, exitCode } = await runVitest({ fixture, world, pool, config: { fileParallelism: false } })
    expectOutput(output, fixture, world)
    expect(exitCode).toBe(1)
  })
})

describe.each(activeWorlds)('in %s', world => {
  const run = (
    body: string,
    config: Record<string, unknown> = {},
    files: Record<string, string> = {},
    options: { json?: boolean } = {},
  ) => {
    const source = `import { afterEach, beforeEach, expect, onTestFinished } from 'vitest'
import { IsolatedAsyncioTestCase, sleep, timeout } from 'vitest-async-case'
${body}`
    return runVitest({
      fixture: fixtureOf('empty'),
      files: { 'a.test.ts': source, ...files },
      world,
      config,
      ...options,
    })
  }

  const library = "const { install } = await import('vitest-async-case/install')\ninstall({ leaks: 'fail' })"
  const hook = 'afterEach(() => void setInterval(() => {}, 60_000))'
  test.each([
    ['before', [hook, library], 2],
    ['after', [library, hook], 4],
  ])('a hook of a setup file works for the test, registered %s the library', async (_when, parts, line) => {
    const setup = ["import { afterEach } from 'vitest'", ...parts].join('\n')
    const { report } = await run(
      'export class ATest extends IsolatedAsyncioTestCase {\n  testA() {}\n}',
      { setupFiles: ['./setup.ts'] },
      { 'setup.ts': setup },
    )
    const [error] = testOf(report, 'testA').errors
    expect([error?.name, error?.stacks[0]?.file, error?.stacks[0]?.line]).toEqual([
      'LeakError',
      'setup.ts',
      line,
    ])
  })

  test('an assertion of a promise that nobody awaited has its answer before the tear-down', async () => {
    const { report } = await run(`
const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 20))
export class ExpectTest extends IsolatedAsyncioTestCase {
  static leaks = 'fail'
  async testFails() { expect(late()).rejects.toThrow('another') }
  async testHolds() { expect(late()).rejects.toThrow('late') }
}`)
    // Vitest 5 fails a test for it as well.
    const answers = (name: string) => errorsOf(report, name).filter(text => !text.includes('was not awaited'))
    expect(answers('testFails')).toEqual([expect.stringContaining("including 'another' but got 'late'")])
    expect(answers('testHolds')).toEqual([])
  })

  test('a soft assertion that failed outranks a skip that comes after it', async () => {
    const { report } = await run(`
export class SoftTest extends IsolatedAsyncioTestCase {
  testOfContext() { expect.soft('ink').toBe('toner'); this.context.skip('no copier') }
  testOfCase() { expect.soft('ink').toBe('toner'); this.skipTest('no copier') }
}`)
    for (const name of ['testOfContext', 'testOfCase'])
      expect([testOf(report, name).state, errorsOf(report, name)]).toEqual([
        'failed',
        [expect.stringContaining("expected 'ink' to be 'toner'")],
      ])
  })

  test('what is found after the end fails an attempt, and the retry has its own', async () => {
    const { report } = await run(
      `
let runs = 0
afterEach(() => {})
export class RetryTest extends IsolatedAsyncioTestCase {
  static leaks = 'fail'
  testAround() { if (runs++ === 0) setInterval(() => {}, 60_000) }
}
`,
      { retry: 1 },
    )
    const { state, errors } = testOf(report, 'testAround')
    expect([state, errors.map(({ name }) => name)]).toEqual(['passed', ['LeakError']])
  })

  test('a test that fails after it has skipped itself is counted once, however long its judgement takes', async () => {
    const { json } = await run(
      `
import net from 'node:net'
export class SkipsTest extends IsolatedAsyncioTestCase {
  testSkips() { this.skipTest('not today') }
  async testLeaves() {
    const server = net.createServer({ allowHalfOpen: true }, socket => socket.resume()).listen(0, '127.0.0.1')
    await new Promise(done => server.on('listening', done))
    const client = net.connect(server.address().port, '127.0.0.1')
    await new Promise(done => server.on('connection', done))
    // It closes as long as it can be waited for: the server does not end its side.
    onTestFinished(() => void client.end())
    this.skipTest('later')
  }
}`,
      {},
      {},
      { json: true },
    )
    const { numFailedTests, numPendingTests } = json as Record<string, number>
    expect({ numFailedTests, numPendingTests }).toEqual({ numFailedTests: 1, numPendingTests: 1 })
  })

  test('a time-out in a busy thread names the phase that took the time, in every attempt', async () => {
    const { report } = await run(
      `
export class BusyTest extends IsolatedAsyncioTestCase {
  async testSpins() {
    await new Promise(resolve => setTimeout(resolve, 1))
    for (const end = Date.now() + 250; Date.now() < end; );
  }
  async testHangs() {
    await new Promise(() => {})
  }
}`,
      { testTimeout: 100, retry: 1 },
    )
    const told = (name: string) =>
      testOf(report, name).errors.map(({ message, stacks }) => [
        message.split('\n')[2]?.replace(/\d+ ms/, 'N ms'),
        stacks[0]?.line,
      ])
    const busy = ['BusyTest.testSpins was busy in testSpins for N ms.', 5]
    expect(told('testSpins')).toEqual([busy, busy])
    const waiting = ['BusyTest.testHangs was waiting in testHangs for N ms.', 9]
    expect(told('testHangs')).toEqual([waiting, waiting])
  })

  test('a time-out tells of fake timers that are on, and of what was ended with an earlier test', async () => {
    const { report } = await run(
      `
import net from 'node:net'
import { once } from 'node:events'
import sinon from 'sinon'
import { vi } from 'vitest'
let server
export class HintsTest extends IsolatedAsyncioTestCase {
  async testLeaves() {
    server = net.createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  async testCountsOnIt() {
    await once(server, 'connection')
  }
  async testFakes() {
    vi.useFakeTimers()
    this.addCleanup(() => vi.useRealTimers())
    await new Promise(resolve => setTimeout(resolve, 1))
  }
  async testFakesTicks() {
    const clock = sinon.useFakeTimers()
    this.addCleanup(() => clock.restore())
    await new Promise(resolve => setTimeout(resolve, 1))
  }
  async testFakesTimersOnly() {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout'] })
    this.addCleanup(() => clock.restore())
    await new Promise(resolve => setTimeout(resolve, 1))
  }
}
export class HintsOfFixtureTest extends IsolatedAsyncioTestCase {
  static async setUpClass() {
    vi.useFakeTimers()
    this.addClassCleanup(() => vi.useRealTimers())
    await new Promise(resolve => setTimeout(resolve, 1))
  }
  testNeverRuns() {}
}`,
      { testTimeout: 200, hookTimeout: 200 },
    )
    const hints = (name: string) => errorsOf(report, name)[0]?.split('\n').slice(3)
    expect(hints('testCountsOnIt')?.map(line => line.replace(/port \d+/, 'port N'))).toEqual([
      'Ended with HintsTest.testLeaves, which had left it behind: server (port N) at a.test.ts:11.',
    ])
    expect(hints('testFakes')?.[0]).toBe(
      'Fake timers are on, since vi.useFakeTimers() at a.test.ts:18: what waits for a timer waits until somebody advances them.',
    )
    // Sinon's clock has nextTick too, by which Node hands on what Vitest answers to the test before.
    expect(hints('testFakesTicks')?.[0]).toBe(
      'Fake timers are on, since the call at a.test.ts:23: what waits for a timer waits until somebody advances them.',
    )
    expect(hints('testFakesTimersOnly')?.[0]).toBe(
      'Fake timers are on, since the call at a.test.ts:28: what waits for a timer waits until somebody advances them.',
    )
    const fixture = report.files[0]?.suites.find(({ path }) => path.at(-1) === 'HintsOfFixtureTest')
    expect(fixture?.errors.map(({ message }) => message.split('\n').at(-1))).toEqual([
      'Fake timers are on, since vi.useFakeTimers() at a.test.ts:35: what waits for a timer waits until somebody advances them.',
    ])
  })

  test('an error that comes of what was ended with an earlier test says so, and no other does', async () => {
    const { report } = await run(
      `
import net from 'node:net'
import { once } from 'node:events'
import { query, port } from './db.js'
let socket
export class CountsTest extends IsolatedAsyncioTestCase {
  async testLeaves() {
    this.assertEqual(await query('a'), 'a')
    socket = net.connect(port(), '127.0.0.1')
    await once(socket, 'connect')
  }
  async testReads() { for await (const chunk of socket) void chunk }
  async testConnects() { await once(net.connect(port(), '127.0.0.1'), 'connect') }
  async testFetches() { await fetch('http://127.0.0.1:' + port()) }
  async testQueries() { await query('b') }
  async testFails() { this.assertEqual(1, 2) }
  async testConnectsElsewhere() { await once(net.connect(1, '127.0.0.1'), 'connect') }
}`,
      {},
      { 'db.js': database },
    )
    const server = 'Ended with CountsTest.testLeaves, which had left it behind: server (port N) at db.js:6.'
    const client =
      'Ended with CountsTest.testLeaves, which had left it behind: socket (to 127.0.0.1:N) at db.js:7.'
    const other =
      'Ended with CountsTest.testLeaves, which had left it behind: socket (to 127.0.0.1:N) at a.test.ts:11.'
    const hints = (name: string) => {
      const [message = ''] = errorsOf(report, name)
      return message
        .split('\n')
        .filter(line => line.startsWith('Ended'))
        .map(line => line.replace(/(port |127.0.0.1:)\d+/, '$1N'))
    }
    expect({
      reads: hints('testReads'),
      connects: hints('testConnects'),
      fetches: hints('testFetches'),
      queries: hints('testQueries'),
      fails: hints('testFails'),
      elsewhere: hints('testConnectsElsewhere'),
    }).toEqual({
      reads: [client, other],
      connects: [server],
      fetches: [server],
      queries: [server, client],
      fails: [],
      elsewhere: [],
    })
  })
})

const database = `import { once } from 'node:events'
import net from 'node:net'
let server, socket
export const port = () => server.port
async function open() {
  server = net.createServer(socket => socket.on('error', () => {}).pipe(socket)).listen(0, '127.0.0.1')
  socket = net.connect((server.port = (await once(server, 'listening'), server.address().port)), '127.0.0.1')
  await once(socket, 'connect')
}
export async function query(text) {
  if (!server) await open()
  if (socket.destroyed) throw new Error('not connected')
  socket.write(text)
  return String((await once(socket, 'data'))[0])
}
`
