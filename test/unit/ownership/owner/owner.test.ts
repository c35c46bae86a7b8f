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
