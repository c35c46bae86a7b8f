import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { leaksOf } from '../leaks/leaks-of.ts'

const listen = async (server: net.Server) => void (await once(server.listen(0, '127.0.0.1'), 'listening'))

test('a server that listens again is one leak, at the line of its last start', async () => {
  const { shown, lines } = await leaksOf(async () => {
    const server = net.createServer()
    await listen(server)
    await new Promise(done => server.close(done))
    server.listen(0)
    await once(server, 'listening')
  })
  expect(shown).toEqual(['1 server (port <port>): await new Promise(done => server.close(done))'])
  expect(lines).toEqual(['latest-start.test.ts:13'])
})

test('a server that listens again, and its connections, do not count as asked to close', async () => {
  const server = net.createServer()
  await listen(server)
  await new Promise(done => server.close(done))
  const client = new net.Socket()
  const { shown } = await leaksOf(async () => {
    await listen(server)
    client.connect((server.address() as AddressInfo).port, '127.0.0.1')
    await once(server, 'connection')
    client.unref()
  })
  expect(shown).toEqual(['1 server (port <port>): await new Promise(done => server.close(done))'])
})

test('a socket that connects again is one leak', async () => {
  const server = net.createServer(socket => socket.on('error', () => undefined))
  await listen(server)
  const { port } = server.address() as AddressInfo
  const { shown } = await leaksOf(async () => {
    const socket = net.connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.destroy()
    await once(socket, 'close')
    socket.connect(port, '127.0.0.1')
    await once(socket, 'connect')
  })
  expect(shown).toEqual(['1 socket (to 127.0.0.1:<port>): socket.destroy()'])
  server.close()
})
