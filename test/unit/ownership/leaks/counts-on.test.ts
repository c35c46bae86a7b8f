import { expect, test } from 'vitest'
import { LeakError, TestEndedError } from '../../../../src/errors/index.ts'
import { endedUnder } from '../../../../src/ownership/leaks/counts-on.ts'
import { noteEnded } from '../../../../src/ownership/leaks/ended-by-force.ts'
import type { Leak } from '../../../../src/ownership/leaks/leak.ts'
import { Owner } from '../../../../src/ownership/index.ts'

const file = new Owner('file', '/db.test.ts')
const first = new Owner('test', 'DbTest.testFirst', file)
const second = new Owner('test', 'DbTest.testSecond', file)
const inTest = '    at testFirst (/db.test.ts:5:1)'

function ended(kind: Leak['kind'], detail: string, stack = inTest, packages: string[] = []): Leak {
  return { owner: first, kind, count: 1, detail, remedy: '', stack, packages }
}
noteEnded(first, [
  ended('server', 'port 80, port 8080'),
  ended('server', 'path /tmp/db.sock'),
  ended('socket', 'to 127.0.0.1:5432', `    at open (/db.ts:7:1)\n${inTest}`),
  ended('worker', 'thread 3', inTest, ['piscina']),
  ended('file handle', 'descriptor 20'),
  ended('timeout', '1000 ms'),
])

function failed(properties: object, place = '/db.test.ts:9:1'): Error {
  const error = Object.assign(new Error('failed'), properties)
  error.stack = `Error: failed\n    at somewhere (${place})`
  return error
}

test.each<[string, unknown, string[]]>([
  ['a port that refuses', failed({ code: 'ECONNREFUSED', port: 8080 }), ['server port 80, port 8080']],
  ['another port', failed({ code: 'ECONNREFUSED', port: 808 }), []],
  [
    'a path that refuses',
    failed({ code: 'ECONNREFUSED', address: '/tmp/db.sock' }),
    ['server path /tmp/db.sock'],
  ],
  ['a stream that was destroyed', failed({ code: 'ERR_STREAM_DESTROYED' }), ['socket to 127.0.0.1:5432']],
  ['a descriptor that is closed', failed({ code: 'EBADF' }), ['file handle descriptor 20']],
  ['what the module threw that made it', failed({}, '/db.ts:12:1'), ['socket to 127.0.0.1:5432']],
  ['what the package threw', failed({}, '/p/node_modules/piscina/index.js:1:1'), ['worker thread 3']],
  ['what another package threw', failed({}, '/p/node_modules/pg/index.js:1:1'), []],
  ['a cause', failed({ cause: failed({ code: 'EBADF' }) }), ['file handle descriptor 20']],
  [
    'one of several',
    new AggregateError([failed({}), failed({ code: 'EBADF' })]),
    ['file handle descriptor 20'],
  ],
  [
    'what it was ended with',
    new TestEndedError('DbTest.testFirst'),
    ['socket to 127.0.0.1:5432', 'worker thread 3', 'file handle descriptor 20'],
  ],
  [
    'a leak',
    new LeakError('socket', 1, '', 'DbTest.testSecond', 'socket.destroy()', '    at open (/db.ts:7:1)'),
    [],
  ],
  ['a failure of the test itself', failed({}), []],
  [
    'an error that has itself for a cause',
    Object.assign(failed({}), {
      get cause() {
        return this
      },
    }),
    [],
  ],
  ['no error', 'EBADF', []],
])('%s', (_, error, leaks) => {
  expect(endedUnder(error, second).map(({ kind, detail }) => `${kind} ${detail}`)).toEqual(leaks)
})

test('nobody counts on what was its own', () => {
  expect(endedUnder(failed({ code: 'EBADF' }), first)).toEqual([])
})
