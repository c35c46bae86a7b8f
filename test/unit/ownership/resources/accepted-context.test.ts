import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import http from 'node:http'
import http2 from 'node:http2'
import net, { type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { currentOwner } from '../../../../src/ownership/index.ts'
import { leaksOf } from '../leaks/leaks-of.ts'

const own = new AsyncLocalStorage<string>()
const where = (event: string) => `${event}: ${currentOwner()?.name}, ${own.getStore()}`

/** In a test: what `server` tells while a client sends the requests, one after each answer. */
async function talk(server: net.Server, requests: readonly string[]): Promise<void> {
  await own.run('its value', async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const client = net.connect((server.address() as AddressInfo).port, '127.0.0.1')
    for (const request of requests) {
      client.write(request)
      await once(client, 'data')
    }
    client.destroy()
    server.close()
  })
}

test("what an accepted socket brings runs in the context of its server, which is the test's", async () => {
  const seen: string[] = []
  const server = net.createServer((socket: Socket) =>
    socket.on('data', data => {
      seen.push(where(String(data)))
      socket.write('answer')
    }),
  )
  await leaksOf(() => talk(server, ['first', 'second']))
  expect(seen).toEqual(['first: ServerTest.testGet, its value', 'second: ServerTest.testGet, its value'])
})

test.each([
  ['closed', (socket: Socket) => socket.end('answer')],
  ['reset', (socket: Socket) => void socket.write('answer', () => socket.resetAndDestroy())],
])('so does what listens for its end: %s', async (_, end) => {
  const seen: string[] = []
  const accepted: Promise<unknown>[] = []
  const server = net.createServer((socket: Socket) => {
    socket.on('data', () => end(socket)).on('close', () => seen.push(where('close')))
    accepted.push(once(socket, 'close'))
  })
  await leaksOf(async () => {
    await talk(server, ['bye']).catch(() => server.close())
    await Promise.all(accepted)
  })
  expect(seen).toEqual(['close: ServerTest.testGet, its value'])
})

const handedOver = [
  ['upgrade', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'],
  ['connect', 'CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n'],
] as const

test.each(handedOver)('so does the %s of an HTTP server, and what comes after it', async (event, request) => {
  const seen: string[] = []
  const server = http.createServer()
  server.on(event, (_request: unknown, socket: Socket) => {
    seen.push(where(event))
    socket.on('data', data => {
      seen.push(where(String(data)))
      socket.write('answer')
    })
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
  })
  await leaksOf(() => talk(server, [request, 'later']))
  expect(seen).toEqual([`${event}: ServerTest.testGet, its value`, 'later: ServerTest.testGet, its value'])
})

test('so does what a stream of HTTP/2 brings, to its end', async () => {
  const seen: string[] = []
  const server = http2.createServer()
  const ended: Promise<unknown>[] = []
  server.on('stream', stream => {
    for (const event of ['data', 'end', 'close']) stream.on(event, () => seen.push(where(event)))
    ended.push(once(stream, 'close'))
    stream.respond()
    stream.end('answer')
  })
  await leaksOf(() =>
    own.run('its value', async () => {
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const client = http2.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
      const request = client.request({ ':method': 'POST' })
      request.resume().end('x')
      await once(request, 'close')
      await Promise.all(ended)
      client.close()
      server.close()
      await once(server, 'close')
    }),
  )
  expect(seen).toEqual(['data', 'end', 'close'].map(event => `${event}: ServerTest.testGet, its value`))
})
