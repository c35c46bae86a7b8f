import { spawn, exec } from 'node:child_process'
import dgram from 'node:dgram'
import { channel } from 'node:diagnostics_channel'
import { once } from 'node:events'
import fs, { createReadStream, createWriteStream, mkdtempSync, promises, watch, watchFile } from 'node:fs'
import { open } from 'node:fs/promises'
import http from 'node:http'
import http2 from 'node:http2'
import net, { type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import timers, { setInterval as namedInterval } from 'node:timers'
import * as timersNamespace from 'node:timers'
import { scheduler, setInterval as every, setTimeout as delay } from 'node:timers/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { BroadcastChannel, MessageChannel, Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../../../src/ownership/index.ts'
import { leaksOf } from './leaks-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'leaks-'))
const required = createRequire(import.meta.url)
const noop = () => undefined
const idle = 'setInterval(() => {}, 1000)'
let helper: http.Server
let port = 0
let http2Helper: http2.Http2Server
let http2Port = 0

// Not a test's: it serves all of them.
beforeAll(async () => {
  helper = http.createServer((request, response) => {
    if (request.url === '/big') response.end(Buffer.alloc(2e6))
    else if (request.url !== '/hang') response.end('ok')
  })
  await new Promise<void>(done => helper.listen(0, '127.0.0.1', done))
  port = (helper.address() as AddressInfo).port
  http2Helper = await listen(http2.createServer())
  http2Port = (http2Helper.address() as AddressInfo).port
})
afterAll(() => {
  helper.closeAllConnections()
  helper.close()
  http2Helper.close()
  fs.rmSync(folder, { recursive: true })
})

const listen = async <T extends Server>(server: T): Promise<T> => {
  await new Promise<void>(done => server.listen(0, done))
  return server
}

/** What leaves something behind, and the report of it: kind, count and detail. */
const catalogue: Record<string, [leave: () => unknown, report: string[]]> = {
  'a timeout': [() => setTimeout(noop, 30_000), ['1 timeout (30000 ms): clearTimeout(timer)']],
  'an interval': [() => setInterval(noop, 30_000), ['1 interval (every 30000 ms): clearInterval(timer)']],
  'three timeouts of one line': [
    () => [1, 2, 3].forEach(ms => setTimeout(noop, ms * 10_000)),
    ['3 timeout (10000 ms, 20000 ms, 30000 ms): clearTimeout(timer)'],
  ],
  'a timer of node:timers': [
    () => timers.setTimeout(noop, 9e4),
    ['1 timeout (90000 ms): clearTimeout(timer)'],
  ],
  'a timer imported by name': [
    () => namedInterval(noop, 9e4),
    ['1 interval (every 90000 ms): clearInterval(timer)'],
  ],
  'a timer of the namespace': [
    () => timersNamespace.setTimeout(noop, 9e4),
    ['1 timeout (90000 ms): clearTimeout(timer)'],
  ],
  'a required timer': [
    () => (required('timers') as typeof timers).setTimeout(noop, 9e4),
    ['1 timeout (90000 ms): clearTimeout(timer)'],
  ],
  'a promise timer': [
    () => void delay(9e4),
    ['1 timeout (90000 ms): await it, or controller.abort() of the signal given to it'],
  ],
  'a promise timer with a signal': [
    () => void delay(9e4, 1, { signal: new AbortController().signal }),
    ['1 timeout (90000 ms): await it, or controller.abort() of the signal given to it'],
  ],
  'a promise interval': [
    () => void every(9e4).next(),
    ['1 interval (every 90000 ms): await it, or controller.abort() of the signal given to it'],
  ],
  'scheduler.wait': [
    () => void scheduler.wait(9e4),
    ['1 timeout (90000 ms): await it, or controller.abort() of the signal given to it'],
  ],
  'a promisified timeout': [
    () => void promisify(setTimeout)(9e4),
    ['1 timeout (90000 ms): await it, or controller.abort() of the signal given to it'],
  ],
  'an endless loop of immediates': [
    () => {
      const next = () => void setImmediate(next)
      next()
    },
    ['1 immediate: clearImmediate(immediate)'],
  ],
  'a TCP server': [
    () => listen(net.createServer()),
    ['1 server (port <port>): await new Promise(done => server.close(done))'],
  ],
  'a server on a path': [
    () => new Promise<void>(done => net.createServer().listen(join(folder, 'socket'), done)),
    [`1 server (path ${join(folder, 'socket')}): await new Promise(done => server.close(done))`],
  ],
  'an HTTP server': [
    () => listen(http.createServer()),
    ['1 server (port <port>): await new Promise(done => server.close(done))'],
  ],
  'an HTTP/2 server': [
    () => listen(http2.createServer()),
    ['1 server (port <port>): await new Promise(done => server.close(done))'],
  ],
  'a server that looks up its host': [
    () => void net.createServer().listen(0, 'localhost'),
    ['1 server (port <port>): await new Promise(done => server.close(done))'],
  ],
  'a server and its connections': [
    async () => {
      const server = await listen(net.createServer())
      const client = net.connect((server.address() as AddressInfo).port)
      await once(server, 'connection')
      client.destroy()
    },
    ['1 server (port <port>): await new Promise(done => server.close(done))'],
  ],
  'a client socket': [
    () => once(net.connect(port, '127.0.0.1'), 'connect'),
    ['1 socket (to 127.0.0.1:<port>): socket.destroy()'],
  ],
  'a socket that connects by itself': [
    () => once(new net.Socket().connect({ port, host: '127.0.0.1' }), 'connect'),
    ['1 socket (to 127.0.0.1:<port>): socket.destroy()'],
  ],
  'an HTTP/2 session': [
    () => once(http2.connect(`http://127.0.0.1:${http2Port}`), 'connect'),
    ['1 HTTP/2 session (to 127.0.0.1:<port>): session.close()'],
  ],
  'an HTTP request': [
    async () => {
      const request = http.get({ port, host: '127.0.0.1', path: '/hang' })
      await once(request, 'finish')
    },
    ['1 HTTP request (GET http://127.0.0.1:<port>/hang): request.destroy()'],
  ],
  'a response that is not read': [
    async () => {
      const request = http.get({ port, host: '127.0.0.1', path: '/big' })
      await once(request, 'response')
    },
    [
      '1 HTTP request (GET http://127.0.0.1:<port>/big, its response was not read to the end): request.destroy()',
    ],
  ],
  'a fetch request': [
    () => void fetch(`http://127.0.0.1:${port}/hang`).catch(noop),
    [
      '1 fetch request (GET http://127.0.0.1:<port>/hang): controller.abort() of the signal given to fetch, or await response.body?.cancel()',
    ],
  ],
  'a UDP socket': [
    async () => {
      const socket = dgram.createSocket('udp4')
      await new Promise<void>(done => socket.bind(0, done))
    },
    ['1 UDP socket (port <port>): socket.close()'],
  ],
  'a spawned process': [
    () => once(spawn('sleep', ['30']), 'spawn'),
    ["1 child process (pid <pid>: sleep 30): child.kill(), then await once(child, 'exit')"],
  ],
  'an exec': [
    () => once(exec('sleep 30', noop), 'spawn'),
    ["1 child process (pid <pid>: /bin/sh -c sleep 30): child.kill(), then await once(child, 'exit')"],
  ],
  'a promisified exec': [
    () => void promisify(exec)('sleep 30').catch(noop),
    ["1 child process (pid <pid>: /bin/sh -c sleep 30): child.kill(), then await once(child, 'exit')"],
  ],
  'a worker': [
    () => once(new Worker(idle, { eval: true }), 'online'),
    ['1 worker (thread <id>): await worker.terminate()'],
  ],
  'a worker that has just been made': [
    () => void new Worker(idle, { eval: true }),
    ['1 worker (thread <id>): await worker.terminate()'],
  ],
  'a message port': [() => new MessageChannel().port1.on('message', noop), ['1 message port: port.close()']],
  'a message port of the global': [
    () => {
      const { port2 } = new globalThis.MessageChannel()
      port2.addEventListener('message', noop)
      port2.start()
    },
    ['1 message port: port.close()'],
  ],
  // Node has WebSocket from 22 on: this is what its channel tells of one.
  'a web socket': [
    () => {
      const request = {
        upgrade: 'websocket',
        method: 'GET',
        origin: 'http://127.0.0.1',
        path: '/',
        aborted: false,
      }
      const onError = () => void (request.aborted = true)
      channel('undici:request:create').publish({ request: Object.assign(request, { onError }) })
    },
    ['1 web socket (GET http://127.0.0.1/): webSocket.close()'],
  ],
  'a broadcast channel': [
    () => {
      new BroadcastChannel('news').addEventListener('message', noop)
    },
    ['1 broadcast channel (name news): channel.close()'],
  ],
  'a watcher': [() => watch(folder, noop), [`1 file watcher (${folder}): watcher.close()`]],
  'a recursive watcher': [
    () => watch(folder, { recursive: true }, noop),
    [`1 file watcher (${folder}): watcher.close()`],
  ],
  'a polling watcher': [
    () => watchFile(join(folder, 'none'), noop),
    [`1 file watcher (${join(folder, 'none')}): unwatchFile(path)`],
  ],
  'an async watcher': [
    () => void promises.watch(folder)[Symbol.asyncIterator]().next(),
    [`1 file watcher (${folder}): controller.abort() of the signal given to watch`],
  ],
  'a file handle': [() => promises.open(folder), [`1 file handle (${folder}): await handle.close()`]],
  'a file handle by named import': [() => open(folder), [`1 file handle (${folder}): await handle.close()`]],
  'a read stream': [
    () => once(createReadStream('/dev/zero'), 'readable'),
    ['1 file stream (/dev/zero): stream.destroy()'],
  ],
  'a read stream made by its class': [
    () => once(new fs.ReadStream('/dev/zero' as never), 'readable'),
    ['1 file stream (/dev/zero): stream.destroy()'],
  ],
  'a write stream': [
    () => once(createWriteStream(join(folder, 'out')), 'open'),
    [`1 file stream (${join(folder, 'out')}): stream.destroy()`],
  ],
}

describe('what a test leaves behind is reported, with the call that ends it, and ended', () => {
  for (const [name, [leave, report]] of Object.entries(catalogue))
    test(name, async () => {
      const { shown, again } = await leaksOf(leave)
      expect(shown).toEqual(report)
      expect(again).toEqual([])
    })
})

test('a leak of each kind is among them', () => {
  const found = Object.values(catalogue).flatMap(([, report]) => report)
  const hasLeak = (kind: string) => found.some(text => text.startsWith(`1 ${kind}`))
  expect(Object.keys(kinds).filter(kind => !hasLeak(kind))).toEqual([])
})
