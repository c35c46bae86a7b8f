import { execFile, spawn } from 'node:child_process'
import crypto from 'node:crypto'
import dgram from 'node:dgram'
import { lookup } from 'node:dns'
import { once } from 'node:events'
import fs from 'node:fs'
import fsp from 'node:fs/promises'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { MessageChannel, Worker } from 'node:worker_threads'
import zlib from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { turn, watchTest, type WatchedTest } from './watching.ts'

let watched: WatchedTest
beforeEach(() => {
  watched = watchTest()
})
afterEach(() => watched.close())

/** What an operation of the test was waited for. */
async function reasonsOf(operation: () => PromiseLike<unknown>): Promise<string[]> {
  const reasons = await watched.reasons(watched.run(operation))
  return [...reasons, ...(await watched.quiet())]
}

test('nothing is in flight of a test that does nothing', () => {
  expect(watched.inFlight.reason()).toBeUndefined()
  expect(watched.inFlight.hasDoneIo).toBe(false)
})

describe('a native request is in flight until it is over', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ['a file that is read', () => fsp.readFile(import.meta.filename), 'FSREQPROMISE'],
    ['a file that is read by a callback', () => promisify(fs.stat)(import.meta.filename), 'FSREQCALLBACK'],
    ['a name that is looked up', () => promisify(lookup)('localhost'), 'GETADDRINFOREQWRAP'],
    ['a key that is derived', () => promisify(crypto.pbkdf2)('a', 'b', 1000, 32, 'sha256'), 'PBKDF2REQUEST'],
    ['random bytes', () => promisify(crypto.randomBytes)(100_000), 'RANDOMBYTESREQUEST'],
    ['a compression', () => promisify(zlib.gzip)(Buffer.alloc(100_000)), 'ZLIB'],
  ])('%s', async (_name, operation, type) => {
    expect(await reasonsOf(operation)).toContain(`a request (${type}) was under way`)
    expect(watched.inFlight.hasDoneIo).toBe(true)
  })
})

describe('what Node reads outside every context is in flight of every test', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a file as a blob', async () => read((await fs.openAsBlob(process.execPath)).slice(0, 3e6).stream())],
    ['a file as a web stream', readAsWebStream],
  ])('%s', async (_name, operation) => {
    expect(await reasonsOf(operation)).toContainEqual(
      expect.stringMatching(/^a request \(FS\w+\) was under way$/),
    )
  })

  async function readAsWebStream(): Promise<void> {
    const handle = await fsp.open(import.meta.filename)
    await read(handle.readableWebStream())
    await handle.close()
  }

  async function read(stream: AsyncIterable<unknown>): Promise<void> {
    for await (const chunk of stream) void chunk
  }
})

describe('a call is in flight until its promise settles', () => {
  test.each<[string, () => PromiseLike<unknown>]>([
    ['crypto.subtle.digest()', () => globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(1000))],
    ['blob.arrayBuffer()', () => new Blob(['x'.repeat(1000)]).arrayBuffer()],
    ['WebAssembly.compile()', () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))],
    ['Atomics.waitAsync()', waitAsync],
  ])('%s', async (name, operation) => {
    expect(await reasonsOf(operation)).toContain(`${name} was under way`)
  })

  function waitAsync(): PromiseLike<unknown> {
    const cell = new Int32Array(new SharedArrayBuffer(4))
    const { waitAsync: wait } = Atomics as unknown as {
      waitAsync(...args: unknown[]): { value: PromiseLike<unknown> }
    }
    const { value } = wait(cell, 0, 0)
    setImmediate(() => Atomics.notify(cell, 0))
    return value
  }

  test('whose failure still reaches who called it', async () => {
    const call = watched.run(() => WebAssembly.compile(new Uint8Array([1])))
    await expect(call).rejects.toThrow('WebAssembly.compile()')
    expect(watched.inFlight.reason()).toBeUndefined()
  })
})

describe('what is over is not in flight, though it is destroyed late or never', () => {
  test.each<[string, () => void]>([
    ['synchronous cryptography', () => [crypto.randomBytes(16), crypto.randomUUID()]],
    ['a derived key', () => crypto.pbkdf2Sync('a', 'b', 1, 32, 'sha256')],
    ['a synchronous compression', () => zlib.gzipSync('x')],
    ['a timer that was cleared', () => clearTimeout(setTimeout(() => {}, 1000))],
    ['a timer that was released', () => void setTimeout(() => {}, 5).unref()],
    ['a compression that has begun and waits for more', () => void zlib.createGzip()],
  ])('%s', async (_name, work) => {
    watched.run(work)
    expect(await watched.quiet()).toEqual([])
  })
})

test('a timer of the machine is in flight until it has run', async () => {
  const { setTimeout: early } = globalThis
  const reasons = await reasonsOf(() => new Promise(resolve => void early(resolve, 5)))
  expect(reasons).toEqual(["a timer of the machine's (5 ms) ran"])
})

test('what other tests do is not in flight of this one', async () => {
  const other = watchTest()
  const reasons = await watched.reasons(other.run(() => fsp.readFile(import.meta.filename)))
  other.close()
  expect(reasons).toEqual([])
  expect(watched.inFlight.hasDoneIo).toBe(false)
})

test('a child process is in flight while it lives', async () => {
  const child = watched.run(() => spawn(process.execPath, ['-e', '']))
  expect(watched.inFlight.reason()).toBe(`a child process (pid ${child.pid}) was alive`)
  await once(child, 'close')
  await watched.quiet()
})

test('a child process that was released is not in flight', async () => {
  const child = watched.run(() => spawn(process.execPath, ['-e', ''], { stdio: 'ignore' }))
  child.unref()
  expect(watched.inFlight.reason()).toBeUndefined()
  child.ref()
  await once(child, 'exit')
})

test('the output of a child is in flight', async () => {
  const reasons = await reasonsOf(() => promisify(execFile)(process.execPath, ['-p', '1']))
  expect(reasons[0]).toMatch(/^a child process \(pid \d+\) was alive$/)
})

test('a worker is in flight while it lives', async () => {
  const worker = watched.run(() => new Worker('', { eval: true }))
  expect(watched.inFlight.reason()).toBe('a worker was alive')
  await once(worker, 'exit')
  await watched.quiet()
})

describe('a connection with both ends in the test', () => {
  test.each([
    ['a port', 0],
    ['a path', path.join(os.tmpdir(), `flight-${process.pid}.sock`)],
  ])('is not in flight while it is silent: %s', async (_name, address) => {
    const { client, close } = await watched.run(() => connectTo(address))
    await watched.quiet()
    client.write('question')
    await watched.quiet()
    await turn()
    expect(watched.inFlight.reason()).toBeUndefined()
    expect(watched.inFlight.rulesOutVerdict()).toBeUndefined()
    await close()
  })

  test('is in flight until what one end has written has been read', async () => {
    const { client, accepted, close } = await watched.run(() => connectTo(0))
    await watched.quiet()
    client.write('question')
    expect(watched.inFlight.reason()).toBe('a connection of the test had bytes on the way')
    await watched.quiet()
    expect(accepted.bytesRead).toBe(8)
    await close()
  })

  test('is not in flight when its reader has paused', async () => {
    const { client, accepted, close } = await watched.run(() => connectTo(0))
    accepted.pause()
    watched.run(() => client.write(Buffer.alloc(10_000_000)))
    await watched.quiet()
    expect(client.writableLength).toBeGreaterThan(0)
    await close()
  })

  test('carries requests that are not in flight', async () => {
    const server = watched.run(() => http.createServer())
    const asked = once(server, 'request')
    watched.run(() => server.listen(0))
    await once(server, 'listening')
    const { port } = server.address() as net.AddressInfo
    const request = watched.run(() => http.get({ port, agent: false }))
    const [, response] = (await asked) as [unknown, http.ServerResponse]
    expect((await watched.quiet()).filter(reason => !/request \(|bytes on the way/.test(reason))).toEqual([])
    response.end()
    await once(request, 'close')
    await closed(server)
  })
})

describe('a connection with both ends in the process that is not of the test', () => {
  const aPath = () => path.join(os.tmpdir(), `flight-others-${process.pid}.sock`)

  test.each<[string, () => number | string]>([
    ['a port', () => 0],
    ['a path', aPath],
  ])('is not in flight by what its server has said, once its client is released: %s', async (_name, at) => {
    const { client, accepted, close } = await connectTo(at())
    client.unref()
    const heard = once(client, 'data')
    watched.run(() => accepted.write('answer'))
    await heard
    expect(await watched.quiet()).toEqual([])
    expect(watched.inFlight.rulesOutVerdict()).toBeUndefined()
    await close()
  })

  test.each<[string, () => number | string]>([
    ['a port', () => 0],
    ['a path', aPath],
  ])('counts by its connecting end alone: %s', async (_name, at) => {
    const { client, accepted, close } = await connectTo(at())
    watched.run(() => client.write('question'))
    await once(accepted, 'data')
    expect(watched.inFlight.reason()).toMatch(/^a socket.* was open and had not answered$/)
    watched.run(() => accepted.write('answer'))
    await once(client, 'data')
    expect(await watched.quiet()).toEqual([expect.stringMatching(/ was open and had just been used$/)])
    await close()
  })
})

describe('a connection to outside', () => {
  let outside: net.Server
  let accepted: Promise<net.Socket>
  beforeEach(async () => {
    // Of no test: as if it were another process.
    outside = net.createServer()
    accepted = once(outside, 'connection').then(([socket]) => socket as net.Socket)
    outside.listen(0)
    await once(outside, 'listening')
  })
  afterEach(async () => {
    await accepted.then(socket => socket.destroy())
    await closed(outside)
  })

  async function connect(): Promise<{ client: net.Socket; server: net.Socket }> {
    const { port } = outside.address() as net.AddressInfo
    const client = watched.run(() => net.connect(port))
    await once(client, 'connect')
    const server = await accepted
    await watched.quiet()
    return { client, server }
  }

  test('is in flight from a write until its answer has been followed by silence', async () => {
    const { client, server } = await connect()
    const { port } = outside.address() as net.AddressInfo
    watched.run(() => client.write('question'))
    await once(server, 'data')
    const unanswered = `a socket to localhost:${port} was open and had not answered`
    expect(watched.inFlight.reason()).toBe(unanswered)
    server.write('answer')
    await once(client, 'data')
    expect(await watched.quiet()).toEqual([`a socket to localhost:${port} was open and had just been used`])
    client.destroy()
  })

  test('is not in flight while nobody has asked, but rules out a verdict', async () => {
    const { client, server } = await connect()
    const { port } = outside.address() as net.AddressInfo
    expect(watched.inFlight.reason()).toBeUndefined()
    expect(watched.inFlight.rulesOutVerdict()).toBe(`a socket to localhost:${port} was open`)
    client.destroy()
    server.destroy()
    expect(watched.inFlight.rulesOutVerdict()).toBeUndefined()
  })

  test('is in flight when a test asks through one that others have opened', async () => {
    const { port } = outside.address() as net.AddressInfo
    const pooled = net.connect(port)
    await once(pooled, 'connect')
    const server = await accepted
    await watched.quiet()
    watched.run(() => pooled.write('question'))
    expect(watched.inFlight.hasDoneIo).toBe(true)
    expect(watched.inFlight.reason()).toMatch(/^a socket to \S+ was open and had not answered$/)
    server.resume()
    pooled.destroy()
    await watched.quiet()
  })

  test('that was released is none', async () => {
    const { client } = await connect()
    client.unref()
    watched.run(() => client.write('question'))
    await turn()
    expect(await watched.quiet()).toEqual([])
    expect(watched.inFlight.rulesOutVerdict()).toBeUndefined()
    client.destroy()
  })
})

describe('a request to outside', () => {
  let server: http.Server
  beforeEach(async () => {
    server = http.createServer((_request, response) => setImmediate(() => response.end('x')))
    server.listen(0)
    await once(server, 'listening')
  })
  afterEach(() => closed(server))

  const url = () => `http://127.0.0.1:${(server.address() as net.AddressInfo).port}/a`

  test('of node:http is in flight until its response has been read', async () => {
    const request = watched.run(() => http.get(url(), { agent: false }))
    const reasons = await watched.reasons(once(request, 'response'))
    expect(reasons).toContain(`GET ${url()} was under way`)
    expect(watched.inFlight.reason()).toBe(
      `GET ${url()}, its response was not read to the end, was under way`,
    )
    request.destroy()
    await watched.quiet()
  })

  test('of fetch is in flight until its response has been read', async () => {
    const reasons = await reasonsOf(async () => (await fetch(url())).text())
    expect(reasons).toContain(`GET ${url()} was under way`)
  })
})

describe('a verdict is ruled out by', () => {
  test.each<[string, () => () => unknown]>([
    [
      'a UDP socket was open',
      () => {
        const socket = dgram.createSocket('udp4')
        return () => socket.close()
      },
    ],
    [
      'a file watcher was open',
      () => {
        const watcher = fs.watch(import.meta.dirname)
        return () => watcher.close()
      },
    ],
    [
      'a message port was open',
      () => {
        const { port1 } = new MessageChannel()
        port1.on('message', () => {})
        return () => port1.close()
      },
    ],
    [
      'somebody listened to a signal',
      () => {
        const listener = () => {}
        process.on('SIGUSR2', listener)
        return () => process.off('SIGUSR2', listener)
      },
    ],
    [
      'a FinalizationRegistry was alive',
      () => {
        const registry = new FinalizationRegistry(() => {})
        registry.register({}, 1)
        return () => registry
      },
    ],
  ])('%s', async (name, open) => {
    const close = watched.run(open)
    expect(watched.inFlight.reason()).toBeUndefined()
    expect(watched.inFlight.rulesOutVerdict()).toBe(name)
    close()
  })

  test('a worker of others, until it is released', async () => {
    const worker = new Worker('require("node:worker_threads").parentPort.on("message", () => {})', {
      eval: true,
    })
    await once(worker, 'online')
    expect(watched.inFlight.rulesOutVerdict()).toBe('a worker from outside of the test was alive')
    worker.unref()
    expect(watched.inFlight.rulesOutVerdict()).toBeUndefined()
    await worker.terminate()
  })

  test('a child process of others, until it is released', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60_000)'], { stdio: 'ignore' })
    const text = `a child process from outside of the test (pid ${child.pid}) was alive`
    expect(watched.inFlight.rulesOutVerdict()).toBe(text)
    child.unref()
    expect(watched.inFlight.rulesOutVerdict()).toBeUndefined()
    child.kill()
    await once(child, 'exit')
  })

  test('no server that listens', async () => {
    const server = watched.run(() => net.createServer().listen(0))
    await once(server, 'listening')
    expect(watched.inFlight.rulesOutVerdict()).toBeUndefined()
    await closed(server)
  })

  test('no channel with both ends here', () => {
    const { port1, port2 } = watched.run(() => new MessageChannel())
    for (const port of [port1, port2]) port.on('message', () => {})
    watched.inFlight.reason()
    expect(watched.inFlight.rulesOutVerdict()).toBeUndefined()
    port1.close()
  })
})

async function connectTo(address: number | string) {
  const server = net.createServer(socket => void socket.resume())
  server.listen(address)
  await once(server, 'listening')
  const bound = server.address() as net.AddressInfo | string
  const client = net.connect(typeof bound === 'string' ? { path: bound } : { port: bound.port })
  const [[accepted]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')])) as [
    [net.Socket],
    unknown[],
  ]
  return {
    client,
    accepted,
    async close() {
      client.destroy()
      accepted.destroy()
      await closed(server)
    },
  }
}

function closed(server: net.Server | http.Server): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections()
  return new Promise(resolve => void server.close(() => resolve()))
}
