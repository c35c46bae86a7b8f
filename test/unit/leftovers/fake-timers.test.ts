import { expect, test } from 'vitest'
import { lookAtFakeTimers } from '../../../src/leftovers/fake-timers.ts'

/** What fake timers have put in the place of `process.nextTick`. */
const fakeTick = (methods: string[]) => Object.assign(() => {}, { clock: { methods } })

function lookWith(tick: () => void) {
  const { nextTick } = process
  try {
    const look = lookAtFakeTimers()
    Object.assign(process, { nextTick: tick })
    const found = look()
    return { found, isReal: process.nextTick === nextTick }
  } finally {
    Object.assign(process, { nextTick })
  }
}

test('a tick of a clock that is on is a leftover', () => {
  const { found, isReal } = lookWith(fakeTick(['nextTick']))
  expect([found.length, isReal]).toEqual([1, false])
})

test('one that Vitest has put back when its clock was off is none, and the real one is back', () => {
  const { found, isReal } = lookWith(fakeTick([]))
  expect([found.length, isReal]).toEqual([0, true])
})
