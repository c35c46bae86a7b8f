import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { isOtherEnd } from '../../../../src/ownership/index.ts'
import { leaksOf } from '../leaks/leaks-of.ts'

test.each([
  ['the ends of one connection', [50_000, 80], [80, 50_000], true],
  ['an end and itself', [50_000, 80], [50_000, 80], false],
  ['a client of a server whose port the other has at another address', [50_000, 80], [60_000, 50_000], false],
  ['two that have no ports', [undefined, undefined], [undefined, undefined], false],
] as const)('%s', (_, [localPort, remotePort], [local, remote], isOne) => {
  const one = { localPort, remotePort }
  const other = { localPort: local, remotePort: remote }
  expect([isOtherEnd(one, other), isOtherEnd(other, one)]).toEqual([isOne, isOne])
})

// Elsewhere the loopback has one address.
test.runIf(process.platform === 'linux')(
  'a connection is told beside one that has the port of its server for its own',
  async () => {
    const servers = [net.createServer(), net.createServer()] as const
    for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening')
    const [port, other] = servers.map(server => (server.address() as AddressInfo).port)
    const { shown } = await leaksOf(async () => {
      const first = net.connect({
        port: other!,
        host: '127.0.0.1',
        localAddress: '127.0.0.2',
        localPort: port!,
      })
      const second = net.connect(port!, '127.0.0.1')
      await Promise.all([once(first, 'connect'), once(second, 'connect')])
    })
    for (const server of servers) server.close()
    const told = '1 socket (to 127.0.0.1:<port>): socket.destroy()'
    expect(shown).toEqual([told, told])
  },
)
