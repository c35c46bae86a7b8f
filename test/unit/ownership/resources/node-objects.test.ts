import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import tls from 'node:tls'
import { expect, test } from 'vitest'
import { hasRef } from '../../../../src/ownership/resources/node-objects.ts'

test('whether a socket over TLS keeps the process alive is told by what it stands on', async () => {
  const server = net.createServer(socket => void socket.on('error', () => undefined))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const socket = tls.connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const before = hasRef(socket)
  socket.unref()
  expect([before, hasRef(socket)]).toEqual([true, false])
  socket.destroy()
  server.close()
})

test('what has no handle does not tell', () => {
  expect([hasRef({}), hasRef({ _handle: null })]).toEqual([undefined, undefined])
})
