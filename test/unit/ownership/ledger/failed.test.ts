import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { hasFailed, linesOfFailed, noteCall } from '../../../../src/ownership/ledger/index.ts'
import { Owner } from '../../../../src/ownership/index.ts'
import { runAs } from '../leaks/leaks-of.ts'
import { creationAt } from '../leaks/entry-of.ts'

const nobody = { ledger: undefined }
const linesOf = (error: object) => /[\w.]+:\d+/.exec(linesOfFailed(error, nobody))?.[0] ?? ''

test('an error has the line of the latest call before it, and so has what it is the cause of', () => {
  const emitter = new EventEmitter().on('error', () => undefined)
  const [early, late] = [new Error('early'), new Error('late')]
  noteCall(emitter, creationAt('client.test.ts:3'))
  expect(hasFailed(emitter)).toBe(false)
  emitter.emit('error', early)
  noteCall(emitter, creationAt('client.test.ts:7'))
  emitter.emit('error', late)
  expect([early, late, new Error('of that', { cause: late }), new Error('another')].map(linesOf)).toEqual([
    'client.test.ts:3',
    'client.test.ts:7',
    'client.test.ts:7',
    '',
  ])
  expect(hasFailed(emitter)).toBe(true)
})

test('however often it is noted, one listener hears of errors, and none of its own', () => {
  const emitter = new EventEmitter()
  noteCall(emitter, creationAt('client.test.ts:3'))
  noteCall(emitter, creationAt('client.test.ts:7'))
  expect(emitter.eventNames()).toEqual([EventEmitter.errorMonitor])
  expect(emitter.listenerCount(EventEmitter.errorMonitor)).toBe(1)
  expect(() => emitter.emit('error', 'no object')).toThrow('no object')
})

test('a server that could not listen has the line of its latest call', async () => {
  let error: object | undefined
  await runAs(new Owner('test', 'ServerTest.testGet'), async () => {
    const server = createServer()
    ;[error] = (await once(server.listen(0, '203.0.113.7'), 'error')) as [object]
  })
  expect(linesOfFailed(error!, nobody)).toContain('failed.test.ts:')
})
