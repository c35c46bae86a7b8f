import { expect, test, vi } from 'vitest'
import type { RegisteredTest } from '../../../../src/vitest/running/registered-test.ts'

// As in a browser, which has no such module. The setup file has loaded all of this already.
vi.mock(import('../../../../src/internal/index.ts'), async original => ({
  ...(await original()),
  isNode: false,
}))
vi.resetModules()
const { beginClock } = await import('../../../../src/vitest/running/begin-clock.ts')
const { Owner } = await import('../../../../src/ownership/index.ts')

const registered = (clock: 'virtual' | 'real') =>
  ({
    clock: () => clock,
    subject: { frame: () => '\n    at test.ts:1:1' },
  }) as unknown as RegisteredTest

const newOwner = () => new Owner('test', 'QueueTest.testX', new Owner('class', 'QueueTest'))

test('a browser is told that it has no virtual clock, at the line of the test, which is closed', async () => {
  const owner = newOwner()
  const error: unknown = await beginClock(registered('virtual'), owner).catch((error: unknown) => error)
  const message =
    "QueueTest.clock = 'virtual' wants Node: browsers have no async context. vi.useFakeTimers() works there."
  expect(error).toMatchObject({
    name: 'ClockError',
    message,
    stack: `ClockError: ${message}\n    at test.ts:1:1`,
  })
  expect(owner.closedAt).toBeDefined()
})

test('the real clock is everywhere', async () => {
  const owner = newOwner()
  await beginClock(registered('real'), owner)
  expect(owner.closedAt).toBeUndefined()
  owner.close()
})
