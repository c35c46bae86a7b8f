import { once } from 'node:events'
import net from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectingEnds, standInForNode, startTracking } from '../../../../src/ownership/index.ts'

standInForNode()
startTracking()

let server: net.Server
beforeEach(async () => {
  server = net.createServer(socket => void socket.resume())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => new Promise(resolve => void server.close(resolve)))

test('what connects is known until it is closed, whoever has made it, released or not', async () => {
  const { port } = server.address() as net.AddressInfo
  const socket = net.connect(port, '127.0.0.1').unref()
  const isKnown = () => connectingEnds().filter(end => end.socket === socket)
  expect(isKnown()).toEqual([{ socket, peer: `127.0.0.1:${port}` }])
  socket.destroy()
  expect(isKnown()).toEqual([])
  await once(socket, 'close')
})
