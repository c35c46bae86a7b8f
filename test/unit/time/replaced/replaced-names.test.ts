import { expect, test } from 'vitest'
import { originalOf } from '../../../../src/internal/index.ts'
import { holdReplaced, replaceMember, takenName } from '../../../../src/time/replaced/index.ts'

const now = () => 1
const add = (original: () => number) => () => original() + 1

test('names are replaced when the first holds them, and put back when the last lets go', () => {
  const clock = { now }
  const seen = [clock.now()]
  const replacements = [() => replaceMember(clock, 'now', add)]
  const first = holdReplaced('time', replacements)
  seen.push(clock.now())
  const second = holdReplaced('time', replacements)
  seen.push(clock.now())
  first()
  first()
  seen.push(clock.now())
  second()
  seen.push(clock.now())
  expect(seen).toEqual([1, 2, 2, 2, 1])
})

test('some are held without the others', () => {
  const clock = { now, later: now }
  const ofTime = holdReplaced('time', [() => replaceMember(clock, 'now', add)])
  const inFlight = holdReplaced('in flight', [() => replaceMember(clock, 'later', add)])
  const seen = [[clock.now(), clock.later()]]
  ofTime()
  seen.push([clock.now(), clock.later()])
  inFlight()
  seen.push([clock.now(), clock.later()])
  expect(seen).toEqual([
    [2, 2],
    [1, 2],
    [1, 1],
  ])
})

test('the last replaced is put back first', () => {
  const order: string[] = []
  const noting = (name: string) => () => {
    order.push(`${name} on`)
    return () => void order.push(`${name} off`)
  }
  holdReplaced('time', [noting('a'), noting('b')])()
  expect(order).toEqual(['a on', 'b on', 'b off', 'a off'])
})

test('what somebody else has put there meanwhile stays', () => {
  const clock = { now }
  const undo = replaceMember(clock, 'now', add)
  const fake = () => 7
  clock.now = fake
  undo()
  expect(clock.now).toBe(fake)
})

test('it is told which name somebody else has taken', () => {
  class Clock {
    static now = now
  }
  const undo = replaceMember(Clock, 'now', add)
  const seen = [takenName()]
  Clock.now = () => 7
  seen.push(takenName())
  undo()
  seen.push(takenName())
  expect(seen).toEqual([undefined, 'Clock.now', undefined])
})

test('what was inherited is inherited again', () => {
  const clock: { now: () => number } = Object.create({ now })
  const undo = replaceMember(clock, 'now', add)
  const replaced = clock.now()
  undo()
  expect([replaced, clock.now(), Object.hasOwn(clock, 'now')]).toEqual([2, 1, false])
})

test('a replaced name is as visible as before, and leads to its original', () => {
  const clock = Object.defineProperty({ now }, 'now', { enumerable: false, writable: false })
  const undo = replaceMember(clock, 'now', add)
  expect(Object.keys(clock)).toEqual([])
  expect(originalOf(clock.now)).toBe(now)
  undo()
  expect(Object.getOwnPropertyDescriptor(clock, 'now')).toEqual({
    value: now,
    configurable: true,
    enumerable: false,
    writable: false,
  })
})

test.each([
  [
    'what is ours already',
    () => {
      const clock = { now }
      replaceMember(clock, 'now', add)
      return clock
    },
  ],
  ['what cannot be replaced', () => Object.freeze({ now })],
  ['what is not there', () => ({ now: undefined as unknown as () => number })],
])('%s stays', (_title, make) => {
  const clock = make()
  const before = clock.now
  replaceMember(clock, 'now', add)()
  expect(clock.now).toBe(before)
})
