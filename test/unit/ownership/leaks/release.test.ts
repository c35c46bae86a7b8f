import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { once } from 'node:events'
import { open, type FileHandle } from 'node:fs/promises'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  leakErrors,
  Owner,
  releaseResources,
  runInScope,
  setLateErrors,
  type LateErrors,
} from '../../../../src/ownership/index.ts'
import { leaksOf, runAs, show } from './leaks-of.ts'

// Late errors stay with their owners here, where a test run would fail for them.
let forwarded: LateErrors | undefined
beforeAll(() => void (forwarded = setLateErrors(undefined)))
afterAll(() => void setLateErrors(forwarded))

const noop = () => undefined

const readAll = async (stream: ReadableStream) => {
  for await (const chunk of stream) void chunk
}

const source = readFileSync(fileURLToPath(import.meta.url), 'utf8').split('\n')
/** The position in a stack of the line of this file that ends with this comment. */
const at = (mark: string) => `release.test.ts:${source.findIndex(line => line.endsWith(`// ${mark}`)) + 1}`
const sleep = (ms: number) => new Promise(done => setTimeout(done, ms)) // the sleep

test('the line is the one that made it, also in a helper and after an await', async () => {
  const { lines } = await leaksOf(async () => {
    setInterval(noop, 9e4) // the interval
    await delay(1)
    void sleep(9e4)
    setTimeout(noop, 9e4) // the timeout
    new net.Server().listen(0) // the server
  })
  expect(lines).toEqual([at('the interval'), at('the sleep'), at('the timeout'), at('the server')])
})

test('a leak becomes an error whose first frame is the line, with kind, count, detail and remedy in its text', async () => {
  const { leaks } = await leaksOf(() => {
    for (const _ of [1, 2]) setInterval(noop, 9e4) // both
  })
  const [error] = leakErrors(leaks)
  expect(error?.message).toBe(
    'Leaked: 2 intervals (every 90000 ms) were still alive after the cleanups of ServerTest.testGet, which started them. ' +
      'This call ends each: clearInterval(timer)',
  )
  expect(error?.stack?.split('\n')[1]).toContain(at('both'))
})

test('two tests at once: each answers for its own, and ending one leaves the other alone', async () => {
  const messages: string[] = []
  const body = (name: string) => async () => {
    setInterval(noop, 9e4)
    await delay(1)
    const server = http.createServer((_, response) => response.end(name))
    await new Promise<void>(done => server.listen(0, done))
    await delay(1)
    const worker = new Worker("require('node:worker_threads').parentPort.on('message', noop => noop)", {
      eval: true,
    })
    await once(worker, 'online')
    return server
  }
  const [a, b] = [new Owner('test', 'A'), new Owner('test', 'B')]
  const servers: http.Server[] = []
  await Promise.all([
    runAs(a, async () => void servers.push(await body('a')())),
    runAs(b, async () => void servers.push(await body('b')())),
  ])
  const kinds = (leaks: { kind: string }[]) => leaks.map(leak => leak.kind)
  messages.push(...kinds(await releaseResources(a)))
  const alive = servers.filter(server => server.listening)
  const address = alive[0]?.address() as AddressInfo
  messages.push(await (await fetch(`http://localhost:${address.port}`)).text())
  messages.push(...kinds(await releaseResources(b)))
  expect(messages).toEqual(['interval', 'server', 'worker', 'b', 'interval', 'server', 'worker'])
  expect(servers.map(server => server.listening)).toEqual([false, false])
})

test('what a class made is not asked of its tests, nor closed with them', async () => {
  const parent = new Owner('class', 'ServerTest')
  let server!: net.Server
  await runAs(parent, async () => {
    server = net.createServer(socket => socket.pipe(socket))
    await new Promise<void>(done => server.listen(0, done))
    setInterval(noop, 9e4).unref()
  })
  const { shown } = await leaksOf(async () => {
    const client = net.connect((server.address() as AddressInfo).port)
    client.write('x')
    await once(client, 'data')
    client.destroy()
  }, parent)
  expect({ shown, isListening: server.listening }).toEqual({ shown: [], isListening: true })
  server.close()
})

test('timers that are released with unref() are cleared, but not reported', async () => {
  let timer!: NodeJS.Timeout
  const { shown } = await leaksOf(() => (timer = setInterval(noop, 9e4).unref()))
  expect({ shown, isOver: (timer as unknown as { _destroyed: boolean })._destroyed }).toEqual({
    shown: [],
    isOver: true,
  })
})

test('a test that starts very many timers keeps none that are over', async () => {
  const owner = await runAs(new Owner('test', 'T'), () => {
    for (let count = 0; count < 10_000; count += 1) clearTimeout(setTimeout(noop, 9e4))
  })
  expect(owner.ledger?.live()).toEqual([])
})

test.each([
  ['time-outs that were cleared', () => clearTimeout(setTimeout(noop, 9e4))],
  ['promise timers', () => delay(1)],
  ['time-outs of 0', () => new Promise(done => setTimeout(done, 0))],
])('after very many timers a leak has its line: %s', async (_, oneOfThem) => {
  const { lines } = await leaksOf(async () => {
    for (let count = 0; count < 600; count += 1) oneOfThem()
    await delay(2)
    setInterval(noop, 9e4) // after many
  })
  expect(lines).toEqual([at('after many')])
})

test('of a timer that somebody waits for, the remedy names no variable that is not there', async () => {
  const { leaks } = await leaksOf(() => {
    void sleep(9e4)
    void new Promise<void>(done => {
      setInterval(() => done(), 9e4)
    })
  })
  expect(leaks.map(({ remedy }) => remedy)).toEqual([
    'await what it belongs to, or keep the timer for clearTimeout(timer)',
    'await what it belongs to, or keep the timer for clearInterval(timer)',
  ])
})

test.each([0, 600])('a chain of immediates that never ends has its line, after %i others', async others => {
  const { lines } = await leaksOf(async () => {
    for (let count = 0; count < others; count += 1) await new Promise(setImmediate)
    const next = () => void setImmediate(next) // next immediate
    next()
  })
  expect(lines).toEqual([at('next immediate')])
})

test.each([0, 1])('so has one of timers of %i ms', async ms => {
  const { lines } = await leaksOf(() => {
    const next = () => void setTimeout(next, ms) // next timer
    next()
  })
  expect(lines).toEqual([at('next timer')])
})

test('code that runs for a test after its end starts nothing: it is ended at once and reported as late', async () => {
  const owner = new Owner('test', 'ServerTest.testGet')
  let goOn!: () => void
  let closed!: () => void
  const isClosed = new Promise<void>(done => (closed = done))
  const steps: string[] = []
  void runInScope({ owner, values: new Map(), task: undefined }, async () => {
    await new Promise<void>(done => (goOn = done))
    const server = net.createServer().listen(0, 'localhost')
    server.on('close', closed)
    for (let count = 0; count < 3; count += 1) setTimeout(() => steps.push('timer ran'), 0)
    await delay(0)
    steps.push('went on')
  })
  expect(await releaseResources(owner)).toEqual([])
  owner.close()
  goOn()
  await isClosed
  await delay(1)
  const errors = owner.takeErrors().map(({ error }) => (error as Error).message)
  const text = (what: string) =>
    `ServerTest.testGet started ${what} after the end of its test. ` +
    'It was ended at once. Await everything that the test starts, or end it in a cleanup.'
  expect(errors).toEqual([text('a server'), text('a timeout (1 ms)'), text('a timeout (1 ms)')])
  expect(steps).toEqual([])
})

test('requests and processes that start late are ended as well', async () => {
  const owner = new Owner('test', 'ServerTest.testGet')
  const server = http.createServer(noop)
  await new Promise<void>(done => server.listen(0, done))
  const { port } = server.address() as AddressInfo
  await runAs(owner, noop)
  owner.close()
  const outcomes: string[] = []
  await runAs(owner, async () => {
    const failed = (error: Error) => outcomes.push(`${error.message}: ${(error.cause as Error).message}`)
    await fetch(`http://localhost:${port}`).catch(failed)
    const worker = new Worker('setInterval(() => {}, 1000)', { eval: true })
    await once(worker, 'exit')
    outcomes.push('worker ended')
  })
  server.close()
  server.closeAllConnections()
  expect(outcomes).toEqual([
    'fetch failed: ServerTest.testGet has ended; what it started was closed.',
    'worker ended',
  ])
})

test('a file that is still being opened is waited for, and one that is opened late is closed and told at its line', async () => {
  const owner = new Owner('test', 'ServerTest.testGet')
  const opened: Promise<FileHandle>[] = []
  const openFile = () => void opened.push(open(fileURLToPath(import.meta.url))) // opens
  const { shown, lines } = await leaksOf(openFile)
  await runAs(owner, noop)
  owner.close()
  await runAs(owner, openFile)
  await vi.waitUntil(async () => (await opened[1])!.fd === -1, { timeout: 4_000 })
  const late = owner.takeErrors().map(({ error }) => (error as Error).stack?.split('\n').slice(0, 2).join())
  const handles = await Promise.all(opened)
  expect({ shown: shown.length, lines, late, descriptors: handles.map(({ fd }) => fd) }).toEqual({
    shown: 1,
    lines: [at('opens')],
    late: [
      expect.stringMatching(
        /^LateWorkError: ServerTest\.testGet started a file handle .*release\.test\.ts:\d+:\d+\)$/,
      ),
    ],
    descriptors: [-1, -1],
  })
})

test('a file that could not be opened is nothing that is left', async () => {
  const { shown } = await leaksOf(() => void open('/no/such/file').catch(noop))
  expect(shown).toEqual([])
})

test.each([
  ['has not been read', () => {}],
  ['is being read', (stream: ReadableStream) => stream.getReader().read()],
  ['is read without end', (stream: ReadableStream) => void readAll(stream).catch(noop)],
])('a file with a web stream that %s is closed', async (_, read) => {
  let handle!: FileHandle
  const { shown } = await leaksOf(async () => {
    handle = await open(fileURLToPath(import.meta.url))
    await read(handle.readableWebStream() as ReadableStream)
  })
  expect({ leaks: shown.length, fd: handle.fd }).toEqual({ leaks: 1, fd: -1 })
})

test('a file whose web stream was cancelled is closed, by that or by the end of the test', async () => {
  let handle!: FileHandle
  await leaksOf(async () => {
    handle = await open(fileURLToPath(import.meta.url))
    await handle.readableWebStream().cancel()
  })
  const key = Object.getOwnPropertySymbols(handle).find(({ description }) => description === 'kHandle')
  const native = (handle as unknown as Record<symbol, { fd: number }>)[key!]!
  // On Node 20 only the native one tells: -22 is EINVAL.
  expect([-1, -22]).toContain(Math.min(handle.fd, native.fd))
})

test('an error that only says that something was ended by force is no news', async () => {
  const server = http.createServer(noop)
  await new Promise<void>(done => server.listen(0, done))
  const { port } = server.address() as AddressInfo
  const failures: unknown[] = []
  let failing!: Promise<unknown>
  const { owner, leaks } = await leaksOf(() => {
    failing = fetch(`http://localhost:${port}`).catch((error: unknown) => failures.push(error))
  })
  await failing
  server.close()
  server.closeAllConnections()
  expect(leaks.map(leak => show(leak).split(' (')[0])).toEqual(['1 fetch request'])
  expect(failures).toHaveLength(1)
  owner.receive(failures[0], 'an unhandled rejection')
  expect(owner.takeErrors()).toEqual([])
})
