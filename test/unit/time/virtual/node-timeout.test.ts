import { expect, test, vi } from 'vitest'
import { setHost } from '../../../../src/internal/index.ts'
import { Owner } from '../../../../src/ownership/index.ts'
import { beginVirtualClock } from '../../../../src/time/virtual/index.ts'

vi.mock(import('../../../../src/internal/index.ts'), async original => {
  const internal = await original()
  /** As no Node makes them yet. */
  class OtherTimeout {}
  const setTimeout = (() => new OtherTimeout()) as unknown as typeof internal.realTime.setTimeout
  return { ...internal, realTime: { ...internal.realTime, setTimeout } }
})

setHost({} as never)

test('timers that are not as they are known are refused, and nothing stays replaced', () => {
  const { Date: dateBefore } = globalThis
  const owner = new Owner('test', 'A')
  let seen: unknown
  try {
    beginVirtualClock(owner)
  } catch (error) {
    seen = error
  }
  expect(seen).toMatchObject({
    name: 'ClockError',
    message: `This Node (${process.version}) makes timers in a way that the virtual clock does not know. Use the real clock, and tell us.`,
  })
  expect([owner.clock, globalThis.Date]).toEqual([undefined, dateBefore])
  owner.close()
})
