import { expect, test } from 'vitest'
import { Owner } from '../../../../src/ownership/index.ts'
import { ledgerOf, type LedgerEntry } from '../../../../src/ownership/ledger/index.ts'
import { allowedLeaks, allowLeak } from '../../../../src/ownership/leaks/allowance.ts'
import { groupLeaks } from '../../../../src/ownership/leaks/leak.ts'
import { runAs } from './leaks-of.ts'
import { creationAt, entryOf } from './entry-of.ts'

const owner = () => new Owner('test', 'ClientTest.testConnects')
const found = (entries: LedgerEntry[], of = owner()) =>
  groupLeaks(entries, of).map(({ kind, count, stack, remedy }) => [
    `${count} ${kind}`,
    stack.split('\n')[0]?.replace(/.*\/(.*):\d+\)/, '$1'),
    remedy,
  ])
const ending = (name: string) => `what ${name} has for it (close(), disconnect(), destroy() …)`

test('what a package made for one call of the user is one leak, told by what is no timer', () => {
  const entries = [
    entryOf('timeout', 'engine/ping.js:1', 'io/client.js:2', 'client.test.ts:7'),
    entryOf('socket', 'ws/socket.js:3', 'engine/open.js:4', 'io/client.js:2', 'client.test.ts:7'),
    entryOf('message port', 'engine/port.js:9'),
  ]
  expect(found(entries)).toEqual([['1 socket', 'client.test.ts:7', ending('io')]])
})

test('two calls are two leaks, and so are two packages without a line of the user', () => {
  const entries = [
    entryOf('socket', 'ws/socket.js:3', 'client.test.ts:7'),
    entryOf('socket', 'ws/socket.js:3', 'client.test.ts:8'),
    entryOf('socket', 'pg/client.js:3'),
    entryOf('worker', 'piscina/pool.js:3'),
  ]
  expect(found(entries)).toEqual([
    ['1 socket', 'client.test.ts:7', ending('ws')],
    ['1 socket', 'client.test.ts:8', ending('ws')],
    ['1 socket', 'client.js:3', ending('pg')],
    ['1 worker', 'pool.js:3', ending('piscina')],
  ])
})

test('what was made out of sight goes back to an earlier call of the package', () => {
  const test = owner()
  ledgerOf(test).past.push(
    creationAt('pg/query.js:1', 'query.test.ts:2'),
    creationAt('ws/socket.js:3', 'client.test.ts:7'),
  )
  expect(found([entryOf('socket', 'ws/reconnect.js:4')], test)).toEqual([
    ['1 socket', 'client.test.ts:7', ending('ws')],
  ])
})

test("what the user's own code made is one leak for each line, whatever packages make", () => {
  const entries = [
    entryOf('interval', 'client.test.ts:7'),
    entryOf('interval', 'ws/ping.js:3', 'client.test.ts:7'),
    entryOf('interval', 'client.test.ts:8'),
  ]
  expect(found(entries)).toEqual([
    ['1 interval', 'client.test.ts:7', 'clearInterval(timer)'],
    [
      '1 interval',
      'client.test.ts:7',
      `${ending('ws')}; if there is nothing, allowLeak({ kind: 'interval', stack: 'ws/ping.js', reason: '…' }) tolerates it`,
    ],
    ['1 interval', 'client.test.ts:8', 'clearInterval(timer)'],
  ])
})

test('a watcher of a package that polls is ended by what that has', () => {
  const entry = entryOf('file watcher', 'chokidar/handler.js:3', 'client.test.ts:7')
  Object.assign(entry.resource, { remedy: 'unwatchFile(path)' })
  expect(found([entry])).toEqual([['1 file watcher', 'client.test.ts:7', ending('chokidar')]])
})

test('jsdom and happy-dom make what the user asks them for', () => {
  const entries = [entryOf('interval', 'happy-dom/window.js:3', 'client.test.ts:7')]
  expect(found(entries)).toEqual([['1 interval', 'client.test.ts:7', 'clearInterval(timer)']])
})

test('what tolerates the leak that is told tolerates the rest of its cause', async () => {
  const entries = [
    entryOf('socket', 'ws/socket.js:3', 'client.test.ts:7'),
    entryOf('timeout', 'ws/ping.js:3', 'client.test.ts:7'),
    entryOf('timeout', 'ws/ping.js:3', 'client.test.ts:8'),
  ]
  const test = owner()
  await runAs(test, () => allowLeak({ kind: 'socket', reason: 'the page keeps it' }))
  expect([...allowedLeaks(entries, test)]).toEqual(entries.slice(0, 2))
})
