import dns from 'node:dns'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Owner, releaseResources, standInForNode, startTracking } from '../../../../src/ownership/index.ts'
import { leaksOf, runAs } from '../leaks/leaks-of.ts'

standInForNode()
startTracking()

const noop = () => undefined
let server: http.Server
let url = ''

beforeAll(async () => {
  server = http.createServer((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: '/hang' }).end()
    else if (request.url !== '/hang') response.end('ok')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The function that a stack's first line is in, which is one call of `fetch`. */
const makersOf = (leaks: readonly { readonly stack: string; readonly count: number }[]) =>
  leaks.map(({ stack, count }) => `${count} by ${/^\s+at (?:async )?(\S+)/.exec(stack)?.[1]}`)

function first(at = `${url}/hang`, options?: object) {
  fetch(at, options).catch(noop)
}

function second(at = `${url}/hang`, options?: object) {
  fetch(at, options).catch(noop)
}

/** Until so many requests wait for the address of a host that is never found. */
async function whileLookingUp(count: number, body: () => void): Promise<void> {
  const { lookup } = dns
  await new Promise<void>(resolve => {
    let waiting = 0
    const hang = (host: string, ...rest: unknown[]) => {
      if (host !== 'never.invalid') return Reflect.apply(lookup, dns, [host, ...rest]) as unknown
      waiting += 1
      return waiting === count ? resolve() : undefined
    }
    Object.assign(dns, { lookup: hang })
    body()
  })
  Object.assign(dns, { lookup })
}

type Dispatch = (options: object, handler: object) => boolean
interface Dispatcher {
  compose(interceptor: (dispatch: Dispatch) => Dispatch): Dispatcher
  destroy(): Promise<void>
}
type AgentClass = new (options?: object) => Dispatcher

/** Node's own. */
function newAgent(options?: object): Dispatcher {
  const { constructor } = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1')) as object
  return new (constructor as AgentClass)(options)
}

/** Makes each request a turn after its call. */
const aTurnLater = (dispatch: Dispatch) => (options: object, handler: object) => {
  setImmediate(dispatch, options, handler)
  return true
}

test('two fetches at once to one URL are told at their own lines', async () => {
  const { leaks } = await leaksOf(async () => {
    first()
    second()
    await turn()
  })
  expect(makersOf(leaks)).toEqual(['1 by first', '1 by second'])
})

test.each([
  ['the first', true, ['1 by second']],
  ['the second', false, ['1 by first']],
])('of two fetches at once to one URL, made later, %s was given up', async (_, isFirst, makers) => {
  const dispatcher = newAgent().compose(aTurnLater)
  const controller = new AbortController()
  const { signal } = controller
  const { leaks } = await leaksOf(async () => {
    await whileLookingUp(2, () => {
      first('http://never.invalid', isFirst ? { dispatcher, signal } : { dispatcher })
      second('http://never.invalid', isFirst ? { dispatcher } : { dispatcher, signal })
    })
    controller.abort()
  })
  expect(makersOf(leaks)).toEqual(makers)
  await dispatcher.destroy()
})

test('a request whose signal was taken away is not given up by it', async () => {
  const controller = new AbortController()
  const { leaks } = await leaksOf(async () => {
    const request = new Request('http://never.invalid', { signal: controller.signal })
    await whileLookingUp(1, () => void fetch(request, { signal: null }).catch(noop))
    controller.abort()
  })
  expect(leaks.map(({ kind }) => kind)).toEqual(['fetch request'])
})

test('what a fetch was redirected to is told at its line', async () => {
  const { leaks } = await leaksOf(async () => {
    const asked = once(server, 'request')
    first(`${url}/redirect`)
    await asked
    await once(server, 'request')
  })
  expect(makersOf(leaks)).toEqual(['1 by first'])
})

test('what has waited for a connection is of who has fetched it, at its line', async () => {
  const dispatcher = newAgent({ connections: 2 })
  const owners = ['ServerTest.testGet', 'ServerTest.testPut'].map(name => new Owner('test', name))
  const [getter, putter] = owners as [Owner, Owner]
  await runAs(getter, async () => {
    const answered = owners.map(() => fetch(`${url}/asked`, { dispatcher } as object))
    await runAs(putter, () => {
      first(undefined, { dispatcher })
      second(undefined, { dispatcher })
    })
    for (const response of answered) await (await response).text()
    for (const _ of owners) await once(server, 'request')
  })
  const leaks = [await releaseResources(getter), await releaseResources(putter)]
  for (const owner of owners) owner.close()
  await dispatcher.destroy()
  expect(leaks.map(makersOf)).toEqual([[], ['1 by first', '1 by second']])
})
