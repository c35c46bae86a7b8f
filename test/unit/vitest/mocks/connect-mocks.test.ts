import { expect, test, vi } from 'vitest'
import { Mock } from '../../../../src/index.ts'

test('no spy of Vitest is made or called before a test needs one: its order of calls begins with 1', () => {
  const spy = vi.fn()
  spy()
  expect(spy.mock.invocationCallOrder).toEqual([1])
})

test('vi.clearAllMocks clears a first mock that was made after spies', () => {
  const mock = new Mock()
  mock()
  vi.clearAllMocks()
  expect(mock.callCount).toBe(0)
})
