import { execFile, fork, spawn } from 'node:child_process'
import { pbkdf2, webcrypto } from 'node:crypto'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { once } from 'node:events'
import fs, {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  promises,
  rmSync,
  writeFileSync,
} from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import net, { type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readline from 'node:readline'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import timers from 'node:timers'
import {
  scheduler,
  setImmediate as turn,
  setInterval as every,
  setTimeout as delay,
} from 'node:timers/promises'
import tls from 'node:tls'
import { promisify } from 'node:util'
import { BroadcastChannel, MessageChannel, Worker } from 'node:worker_threads'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteFailedWorker } from '../../../../src/ownership/index.ts'
import { leaksOf } from './leaks-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'clean-'))
const file = join(folder, 'file')
writeFileSync(file, 'text')
const child = join(folder, 'child.mjs')
writeFileSync(child, "process.on('message', () => process.exit())")
const noop = () => undefined
const idle = 'setInterval(() => {}, 1000)'
let helper: http.Server
let url = ''
let port = 0

beforeAll(async () => {
  helper = http.createServer((request, response) => {
    if (request.url === '/big') response.end(Buffer.alloc(2e6))
    else if (request.url !== '/hang') response.end('ok')
  })
  await new Promise<void>(done => helper.listen(0, '127.0.0.1', done))
  port = (helper.address() as AddressInfo).port
  url = `http://127.0.0.1:${port}`
})
afterAll(() => {
  helper.closeAllConnections()
  helper.close()
  rmSync(folder, { recursive: true })
})

const listen = async <T extends Server>(server: T, ...args: unknown[]): Promise<T> => {
  await new Promise<void>(done => server.listen(0, ...(args as []), done))
  return server
}
const portOf = (server: Server) => (server.address() as AddressInfo).port
const closed = (server: Server) => new Promise(done => server.close(done))
const read = (request: http.ClientRequest) =>
  new Promise(done => request.on('response', response => response.resume().on('end', done)))
const connected = async () => {
  const socket = net.connect(port, '127.0.0.1').on('error', noop)
  await once(socket, 'connect')
  return socket
}

const clean: Record<string, () => unknown> = {
  'a cleared timeout': () => clearTimeout(setTimeout(noop, 9e4)),
  'a cleared interval': () => clearInterval(setInterval(noop, 10)),
  'a cleared immediate': () => clearImmediate(setImmediate(noop)),
  'a timeout that fired': () => new Promise(done => setTimeout(done, 1)),
  'an immediate that fired': () => new Promise(setImmediate),
  'an immediate about to run': () => void setImmediate(noop),
  'a timeout of 0 about to run': () => void setTimeout(noop, 0),
  'a timeout of 1 about to run': () => void timers.setTimeout(noop, 1),
  'an interval that clears itself': () =>
    new Promise<void>(done => {
      const timer = setInterval(() => {
        clearInterval(timer)
        done()
      }, 1)
    }),
  'a timeout disposed by its symbol': () => {
    const timer = setTimeout(noop, 9e4)
    if (Symbol.dispose in timer) timer[Symbol.dispose]()
    else clearTimeout(timer)
  },
  'a timeout cleared by its number': () => clearTimeout(Number(setTimeout(noop, 9e4))),
  "an unref'd timeout": () => setTimeout(noop, 9e4).unref(),
  "an unref'd interval": () => setInterval(noop, 9e4).unref(),
  'an awaited promise timer': () => delay(1),
  'an aborted promise timer': () => {
    const controller = new AbortController()
    const waiting = delay(9e4, undefined, { signal: controller.signal }).catch(noop)
    controller.abort()
    return waiting
  },
  "an unref'd promise timer": () => void delay(9e4, undefined, { ref: false }),
  'an awaited turn': () => turn(),
  'a promise interval that was left': async () => {
    for await (const _ of every(1)) break
  },
  'scheduler.wait and yield': async () => {
    await scheduler.wait(1)
    await scheduler.yield()
  },
  'AbortSignal.timeout': () => AbortSignal.timeout(9e4),
  'a race with a promise timer that was aborted': async () => {
    const controller = new AbortController()
    await Promise.race([delay(1), delay(9e4, 0, { signal: controller.signal }).catch(noop)])
    controller.abort()
  },
  'a promisified timeout': () => promisify(setTimeout)(1),
  'a closed TCP server': async () => closed(await listen(net.createServer())),
  'a TCP server whose close is not awaited': async () => void (await listen(net.createServer())).close(),
  'a TCP server on a host': async () => closed(await listen(net.createServer(), 'localhost')),
  'a server that could not listen': async () => {
    const server = net.createServer()
    const failed = once(server, 'error')
    server.listen(port, '127.0.0.1')
    await failed
  },
  'a server that could not listen on a host by name': async () => {
    const server = net.createServer()
    const failed = once(server, 'error')
    server.listen(port, 'localhost')
    await Promise.race([failed, once(server, 'listening')])
    server.close()
  },
  "an unref'd server": async () => void (await listen(net.createServer())).unref(),
  'a server that never listened': () => net.createServer(),
  'a server closed with its connections': async () => {
    const server = await listen(net.createServer(socket => socket.pipe(socket)))
    const client = net.connect(portOf(server))
    client.write('x')
    await once(client, 'data')
    client.destroy()
    await closed(server)
  },
  'a server closed while its client says goodbye': async () => {
    const server = await listen(net.createServer(socket => socket.resume()))
    const client = net.connect(portOf(server))
    await once(client, 'connect')
    client.end()
    server.close()
  },
  'a closed HTTP server after a request': async () => {
    const server = await listen(http.createServer((_, response) => response.end('x')))
    await read(http.get({ port: portOf(server) }))
    await closed(server)
  },
  'a closed HTTP server after a fetch': async () => {
    const server = await listen(http.createServer((_, response) => response.end('x')))
    await (await fetch(`http://localhost:${portOf(server)}`)).text()
    await closed(server)
  },
  'an HTTP server closed, not awaited, after a fetch': async () => {
    const server = await listen(http.createServer((_, response) => response.end('x')))
    await (await fetch(`http://localhost:${portOf(server)}`)).text()
    server.close()
  },
  'an HTTP server closed with a keep-alive agent': async () => {
    const agent = new http.Agent({ keepAlive: true })
    const server = await listen(http.createServer((_, response) => response.end('x')))
    await read(http.get({ port: portOf(server), agent }))
    agent.destroy()
    await closed(server)
  },
  'an HTTP server closed by closeAllConnections': async () => {
    const server = await listen(http.createServer(noop))
    const request = http.get({ port: portOf(server) }).on('error', noop)
    await once(server, 'request')
    server.closeAllConnections()
    server.close()
    await new Promise(done => request.on('close', done))
  },
  'an HTTP/2 server and session': async () => {
    const server = await listen(http2.createServer())
    server.on('stream', stream => stream.end('x'))
    const session = http2.connect(`http://localhost:${portOf(server)}`)
    const stream = session.request({ ':path': '/' })
    stream.resume()
    await once(stream, 'end')
    await new Promise<void>(done => session.close(done))
    await closed(server)
  },
  'a TLS server': async () => closed(await listen(tls.createServer())),
  'a destroyed socket': async () => void (await connected()).destroy(),
  'an ended socket': async () => void (await connected()).end(),
  'a socket ended and awaited': async () => {
    const socket = (await connected()).resume()
    socket.end()
    await once(socket, 'close')
  },
  "an unref'd socket": async () => void (await connected()).unref(),
  'a socket destroyed while it connects': () => net.connect(port, '127.0.0.1').destroy(),
  'a refused connection': async () => {
    const socket = net.connect(1, '127.0.0.1')
    await new Promise(done => socket.on('error', done))
  },
  'a socket with an idle timeout': async () => {
    const socket = await connected()
    socket.setTimeout(9e4)
    socket.destroy()
  },
  'an HTTP request that was read': () => read(http.get(url)),
  'a kept-alive connection of the global agent': () => read(http.get(url, { agent: http.globalAgent })),
  'a destroyed HTTP request': async () => {
    const request = http.get(`${url}/hang`).on('error', noop)
    await once(request, 'finish')
    request.destroy()
  },
  'a fetch that was read': async () => (await fetch(url)).text(),
  'a fetch whose body was cancelled': async () => (await fetch(`${url}/big`)).body?.cancel(),
  'an aborted fetch': async () => {
    const controller = new AbortController()
    const pending = fetch(`${url}/hang`, { signal: controller.signal }).catch(noop)
    await delay(5)
    controller.abort()
    await pending
  },
  'a fetch that was given up while its host is being looked up': async () => {
    const { lookup } = dns
    const controller = new AbortController()
    const hanging = new Promise<void>(resolve => {
      const hang = (host: string, ...rest: unknown[]) =>
        host === 'never.invalid' ? resolve() : Reflect.apply(lookup, dns, [host, ...rest])
      Object.assign(dns, { lookup: hang })
    })
    const pending = fetch('http://never.invalid', { signal: controller.signal }).catch(noop)
    await hanging
    Object.assign(dns, { lookup })
    controller.abort()
    await pending
  },
  'a fetch that was refused': () => fetch('http://127.0.0.1:1').catch(noop),
  'ten fetches at once': () => Promise.all(Array.from({ length: 10 }, async () => (await fetch(url)).text())),
  'a closed UDP socket': async () => {
    const socket = dgram.createSocket('udp4')
    await new Promise<void>(done => socket.bind(0, done))
    socket.close()
  },
  'a UDP socket that could not be bound': async () => {
    const socket = dgram.createSocket('udp4')
    await once(socket.bind(0, '203.0.113.7'), 'error')
  },
  "an unref'd UDP socket": () => dgram.createSocket('udp4').unref(),
  'a UDP message sent and closed': async () => {
    const socket = dgram.createSocket('udp4')
    await new Promise(done => socket.send('x', port, '127.0.0.1', done))
    await new Promise<void>(done => socket.close(done))
  },
  'a process that ended': () => once(spawn('true'), 'exit'),
  'an execFile that was awaited': () => promisify(execFile)('true'),
  'a process that could not be started': () => once(spawn('/no/such/program').on('error', noop), 'error'),
  'a killed process, not awaited': async () => {
    const sleeping = spawn('sleep', ['30'])
    await once(sleeping, 'spawn')
    sleeping.kill()
  },
  "a detached, unref'd process that ends": () =>
    spawn('sleep', ['0.2'], { detached: true, stdio: 'ignore' }).unref(),
  'a fork that was told to end': async () => {
    const forked = fork(child)
    forked.send('end')
    await once(forked, 'exit')
  },
  'a worker that ended': () => once(new Worker('1', { eval: true }), 'exit'),
  'a terminated worker': async () => void (await new Worker(idle, { eval: true }).terminate()),
  'a worker whose thread has failed, on its way out': async () => {
    const worker = new Worker('throw new Error()', { eval: true })
    await new Promise(heard => worker.once('error', heard))
    noteFailedWorker(worker)
  },
  'a terminated worker, not awaited': () => void new Worker(idle, { eval: true }).terminate(),
  'a message channel without listeners': () => new MessageChannel(),
  'a closed port': () => {
    const { port1 } = new MessageChannel()
    port1.on('message', noop)
    port1.close()
  },
  'a port closed at its other end': () => {
    const { port1, port2 } = new MessageChannel()
    port1.on('message', noop)
    port2.close()
  },
  "an unref'd port": () => new MessageChannel().port1.on('message', noop).unref(),
  'a port whose listener was removed': () => {
    const { port1 } = new MessageChannel()
    port1.on('message', noop)
    port1.off('message', noop)
  },
  'a closed broadcast channel': () => new BroadcastChannel('x').close(),
  'a structured clone': () => structuredClone({ a: 1 }),
  'a closed watcher': () => fs.watch(folder, noop).close(),
  'a closed recursive watcher': () => fs.watch(folder, { recursive: true }, noop).close(),
  'an aborted watcher': () => {
    const controller = new AbortController()
    fs.watch(folder, { signal: controller.signal }, noop)
    controller.abort()
  },
  'a watcher that is not persistent': () => fs.watch(folder, { persistent: false }, noop),
  'a polling watcher that was stopped': () => {
    fs.watchFile(file, noop)
    fs.unwatchFile(file)
  },
  'an async watcher that was aborted': async () => {
    const controller = new AbortController()
    const events = promises.watch(folder, { signal: controller.signal })[Symbol.asyncIterator]()
    const next = events.next().catch((error: unknown) => error)
    controller.abort()
    expect(await next).toMatchObject({ name: 'AbortError' })
  },
  'a file that was read and written': async () => {
    await promises.writeFile(join(folder, 'other'), await promises.readFile(file))
  },
  'a closed file handle': async () => (await promises.open(file)).close(),
  'a file handle whose close is not awaited': async () => void (await promises.open(file)).close(),
  'a read stream read to its end': () => once(createReadStream(file).resume(), 'close'),
  'a read stream being read': () => void createReadStream(file).resume(),
  'a destroyed read stream': () => createReadStream(file).destroy(),
  'an ended write stream': () => void createWriteStream(join(folder, 'w')).end('x'),
  'a pipeline': () =>
    pipeline(createReadStream(file), zlib.createGzip(), createWriteStream(join(folder, 'z'))),
  'lines of a file': async () => {
    for await (const _ of readline.createInterface({ input: createReadStream(file) })) void _
  },
  'streams without a file': () => Readable.from(['a']).pipe(new PassThrough()),
  compression: () => promisify(zlib.gzip)('x'),
  'a key derivation': () => promisify(pbkdf2)('a', 'b', 1, 1, 'sha1'),
  'a digest': () => webcrypto.subtle.digest('SHA-256', new Uint8Array(8)),
  'a name lookup': () => dns.promises.lookup('localhost'),
  'a dynamic import': () => import('node:vm'),
}

describe('a test that ends what it started is not reported', () => {
  for (const [name, body] of Object.entries(clean))
    test(name, async () => {
      expect((await leaksOf(body)).shown).toEqual([])
    })

  test('all of them at once', async () => {
    const found = await Promise.all(Object.values(clean).map(async body => (await leaksOf(body)).shown))
    expect(found.flat()).toEqual([])
  })
})
