import { expect, test } from 'vitest'
import { readable } from '../../../src/internal/index.ts'

const trap = () => {
  throw new Error('a trap')
}
const hostile = () =>
  new Proxy(new Error('hidden'), { get: trap, getPrototypeOf: trap, has: trap, ownKeys: trap })

test.each([undefined, null, 1, 'text', new Error('an error'), { message: 'like one' }, Object.create(null)])(
  'what everybody can look at stays itself: %s',
  thrown => {
    expect(readable(thrown)).toBe(thrown)
  },
)

test('a value whose own code throws has a stand-in, always the same', () => {
  const thrown = hostile()
  const standIn = readable(thrown)
  expect(String(standIn)).toBe('Error: an error that cannot be read')
  expect(readable(thrown)).toBe(standIn)
})

test('the stand-in says what can be read', () => {
  const thrown = new Proxy(new TypeError('told'), { ownKeys: trap })
  expect(String(readable(thrown))).toBe('TypeError: told')
  expect((readable(thrown) as Error).stack).toMatch(/readable\.test\.ts/)
})

test('a revoked proxy has one', () => {
  const { proxy, revoke } = Proxy.revocable(new Error('revoked'), {})
  revoke()
  expect(String(readable(proxy))).toBe('Error: an error that cannot be read')
})

test('a function with traps has one, and any other stays itself', () => {
  const { proxy, revoke } = Proxy.revocable(() => {}, { getPrototypeOf: trap })
  expect(String(readable(proxy))).toBe('Error: an error that cannot be read')
  revoke()
  expect(readable(trap)).toBe(trap)
})
