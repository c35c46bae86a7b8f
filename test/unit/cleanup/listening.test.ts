import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { listening } from '../../../src/cleanup/index.ts'
import { ConfigurationError, NotAServerError } from '../../../src/errors/index.ts'

const host = '127.0.0.1'

test('a server listens from enter to exit, at a port of the system’s choice', async () => {
  const server = createServer()
  const manager = listening(server, { host })
  expect(server.listening).toBe(false)
  const address = await manager.enter()
  expect([address, server.listening, address.port > 0]).toEqual([server.address(), true, true])
  await manager.exit()
  expect(server.listening).toBe(false)
})

test('it answers while the block runs', async () => {
  const server = createHttpServer((_request, response) => response.end('hello'))
  const text = await listening(server, { host }).run(async ({ port }) => {
    const response = await fetch(`http://${host}:${port}`)
    return response.text()
  })
  expect([text, server.listening]).toEqual(['hello', false])
})

test('a port that is given is taken, and one that is taken is an error', async () => {
  await listening(createServer(), { host }).run(async ({ port }) => {
    const second = listening(createServer(), { host, port })
    await expect(second.enter()).rejects.toThrow('EADDRINUSE')
  })
})

test('a block may close the server itself', async () => {
  const server = createServer()
  await listening(server, { host }).run(() => void server.close())
  expect(server.listening).toBe(false)
})

test('bad input is refused at the call', () => {
  expect(() => listening(5 as never)).toThrow(new NotAServerError('5'))
  expect(new NotAServerError('5').message).toBe(
    'listening() takes a server of node:net, node:http or their kin, and got 5.',
  )
  expect(() => listening(createServer(), { prot: 80 } as never)).toThrow(
    new ConfigurationError("listening() has no option 'prot'. Did you mean 'port'? It takes host, port."),
  )
})
