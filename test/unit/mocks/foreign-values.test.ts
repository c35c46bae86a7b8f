import { match } from 'sinon'
import { expect, test } from 'vitest'
import { callOf, equalityTester, isMock, sinonTester } from '../../../src/mocks/index.ts'

/** A proxy that takes no question that it does not know, and a list of what it was asked. */
function strict(): { proxy: object; asked: PropertyKey[] } {
  const asked: PropertyKey[] = []
  const refuse = (_target: object, key: PropertyKey) => {
    asked.push(key)
    throw new Error(`unknown: ${String(key)}`)
  }
  const proxy = new Proxy({}, { get: refuse, has: refuse, getOwnPropertyDescriptor: refuse })
  return { proxy, asked }
}

const revoked = (() => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
})()

const withGetter = {
  message: 'a record',
  and() {},
  or() {},
  get test() {
    throw new Error('not ready')
  },
}

test('the tester of the setup file asks a proxy nothing', () => {
  const { proxy, asked } = strict()
  expect([sinonTester(proxy, {}), sinonTester({}, proxy), asked]).toEqual([undefined, undefined, []])
})

test('nor an object whose prototype is a proxy', () => {
  const { proxy, asked } = strict()
  const object = Object.create(proxy) as object
  expect([sinonTester(object, 1), asked]).toEqual([undefined, []])
})

test.each([
  ['a strict proxy', strict().proxy],
  ['a revoked proxy', revoked],
  ['a getter that throws', withGetter],
])('%s is no matcher, no call and no mock', (_what, value) => {
  expect(sinonTester(value, 1)).toBeUndefined()
  expect(equalityTester(value, {})).toBeUndefined()
  expect([callOf(value), isMock(value)]).toEqual([undefined, false])
})

test('a matcher of sinon’s is one all the same', () => {
  expect([sinonTester(match.string, 'a'), sinonTester(1, match.string)]).toEqual([true, false])
})
