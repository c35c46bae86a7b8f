import { expect, test } from 'vitest'
import { shared } from '../../../src/internal/index.ts'

test('state made under a name is the same object for the next caller', () => {
  const first = shared('test.state', () => ({ count: 1 }))
  const second = shared('test.state', () => ({ count: 2 }))
  expect(second).toBe(first)
})
