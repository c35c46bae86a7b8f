import { afterEach, expect, test } from 'vitest'
import { liveOwners, Owner, setLateErrors } from '../../../../src/ownership/index.ts'

afterEach(() => {
  for (const owner of liveOwners()) owner.close()
})

test('errors are handed out once, in order of arrival', () => {
  const owner = new Owner('test', 'A.testX')
  owner.receive('first', 'a timer')
  owner.receive('second', 'a microtask')
  expect(owner.takeErrors()).toEqual([
    { error: 'first', origin: 'a timer' },
    { error: 'second', origin: 'a microtask' },
  ])
  expect(owner.takeErrors()).toEqual([])
})

test('an owner lives until it is closed', () => {
  const owner = new Owner('test', 'A.testX')
  expect([...liveOwners()]).toEqual([owner])
  expect(owner.closedAt).toBeUndefined()
  owner.close()
  expect([...liveOwners()]).toEqual([])
  expect(owner.closedAt).toBeTypeOf('number')
})

test('what arrives after the verdict goes to the handler of late errors', () => {
  const late: unknown[] = []
  setLateErrors((owner, error) => late.push([owner.name, error]))
  const owner = new Owner('test', 'A.testX')
  owner.close()
  owner.receive('x', 'a timer')
  expect(late).toEqual([['A.testX', { error: 'x', origin: 'a timer' }]])
  expect(owner.takeErrors()).toEqual([])
})

test('what an ended thing answers to whoever goes on using it comes of the ending', () => {
  const owner = new Owner('test', 'A.testX')
  const failed = (code: string) => Object.assign(new Error('failed'), { code })
  const early = failed('ERR_SOCKET_DGRAM_NOT_RUNNING')
  owner.receive(early, 'a timer')
  owner.beginEnding(undefined, ['ERR_SOCKET_DGRAM_NOT_RUNNING'])()
  const other = failed('EACCES')
  for (const error of [failed('ERR_SOCKET_DGRAM_NOT_RUNNING'), other, 'a text', null])
    owner.receive(error, 'a timer')
  expect(owner.takeErrors().map(({ error }) => error)).toEqual([early, other, 'a text', null])
})
