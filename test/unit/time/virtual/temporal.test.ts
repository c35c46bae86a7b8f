import { expect, test } from 'vitest'
import { setHost } from '../../../../src/internal/index.ts'
import { newScope, Owner, runInScope } from '../../../../src/ownership/index.ts'
import { beginVirtualClock } from '../../../../src/time/virtual/index.ts'

setHost({} as never)

interface Told {
  toString(): string
}

interface TemporalNow {
  instant(): Told & { readonly epochMilliseconds: number }
  zonedDateTimeISO(zone?: string): Told & { readonly epochMilliseconds: number }
  plainDateTimeISO(zone?: string): Told
  plainDateISO(zone?: string): Told
  plainTimeISO(zone?: string): Told
}

const now = (globalThis as { Temporal?: { Now: TemporalNow } }).Temporal?.Now
const zone = 'Asia/Kolkata'

const told = (now: TemporalNow) =>
  [
    now.instant(),
    now.zonedDateTimeISO(zone),
    now.plainDateTimeISO(zone),
    now.plainDateISO(zone),
    now.plainTimeISO(zone),
  ].map(String)

test.skipIf(!now)('Temporal.Now tells the time of the test, and of others the machine’s (Node 26)', () => {
  if (!now) return
  const native = { ...Object.getOwnPropertyDescriptors(now) }
  const owner = new Owner('test', 'A')
  const clock = beginVirtualClock(owner)
  clock.setDate(Date.parse('2030-01-01T20:00:00Z'))
  const inTest = <T>(read: () => T) => runInScope(newScope(owner), read)
  expect(inTest(() => told(now))).toEqual([
    '2030-01-01T20:00:00Z',
    '2030-01-02T01:30:00+05:30[Asia/Kolkata]',
    '2030-01-02T01:30:00',
    '2030-01-02',
    '01:30:00',
  ])
  // Without a zone, in the machine's.
  expect(inTest(() => now.zonedDateTimeISO().epochMilliseconds)).toBe(clock.date())
  expect(now.instant().epochMilliseconds).not.toBe(clock.date())
  clock.end()
  owner.close()
  expect(Object.getOwnPropertyDescriptors(now)).toEqual(native)
})
