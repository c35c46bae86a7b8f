import { expect, test } from 'vitest'
import { following, pathOf, readPath, Replay, textOfPath } from '../../../src/schedules/path.ts'

const question = { kind: 'wake-up', strand: 0, step: 0 } as const

test('what differs from the plain order is written and read again', () => {
  const choices = [
    { taken: 0, count: 2 },
    { taken: 1, count: 3 },
    { taken: 0, count: 4 },
    { taken: 2, count: 4 },
  ]
  const text = textOfPath(pathOf(choices))
  expect(text).toBe('2:1/3,4:2/4')
  expect(textOfPath(readPath(text)!)).toBe(text)
})

test.each(['', 'x', '3', '3:1', '3:1/2;4:1/2', '0:1/2', '3:0/2', '3:2/2', '3:1/2,', '-1:1/2', '3:1/2 x'])(
  'no path: %j',
  text => expect(readPath(text)).toBe(undefined),
)

test('spaces around the commas are taken', () => {
  expect(textOfPath(readPath('3:1/2, 5:1/2')!)).toBe('3:1/2,5:1/2')
})

test('a choice that no longer fits is made in the plain order', () => {
  const chooser = following(readPath('1:2/3,2:1/2')!)
  expect(chooser({ ...question, at: 0, count: 2 })).toBe(0)
  expect(chooser({ ...question, at: 1, count: 2 })).toBe(1)
  expect(chooser({ ...question, at: 2, count: 2 })).toBe(0)
})

test('a replay says where it does not fit, and goes on in the plain order', () => {
  const replay = new Replay(readPath('1:1/2,2:1/2,3:1/2')!)
  expect(replay.chooser({ ...question, at: 0, count: 2 })).toBe(1)
  expect(replay.chooser({ ...question, at: 1, count: 3 })).toBe(0)
  expect(replay.chooser({ ...question, at: 2, count: 2 })).toBe(0)
  expect(replay.misfit(3)).toBe('choice 2 is 1 of 2, and 3 were ready')
})

test.each([
  [8, 'choice 9 is 1 of 2, and the test made 8 choices'],
  [1, 'choice 9 is 1 of 2, and the test made 1 choice'],
  [9, undefined],
])('a replay of choice 9 of a test that makes %i', (made, misfit) => {
  expect(new Replay(readPath('9:1/2')!).misfit(made)).toBe(misfit)
})
