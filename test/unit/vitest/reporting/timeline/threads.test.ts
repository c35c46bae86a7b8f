import { expect, test } from 'vitest'
import { stripsOf } from '../../../../../src/vitest/reporting/timeline/page/index.ts'
import { threadsOf } from '../../../../../src/vitest/reporting/timeline/threads.ts'
import { moment } from './moments.ts'

function threads(moments: Parameters<typeof stripsOf>[0]) {
  return threadsOf(stripsOf(moments, ['the test']), 5).map(({ tid, title, strips, marks }) => [
    `${tid} ${title}`,
    strips.map(({ text }) => text),
    marks.map(({ text }) => text),
  ])
}

test('what goes on beyond the end of what is around it has a thread of its own', () => {
  const moments = [
    moment(0, 'phase', 'testWaits'),
    moment(1, 'waits', 'sleep(1)'),
    moment(2, 'woken', 'sleep(1)'),
    moment(3, 'waits', 'a future'),
    moment(4, 'error', 'testWaits'),
    moment(5, 'phase', 'tearDown'),
    moment(6, 'woken', 'a future'),
    moment(7, 'over'),
  ]
  expect(threads(moments)).toEqual([
    ['5 the test', ['testWaits', 'sleep(1)', 'tearDown'], ['testWaits']],
    ['6 the test', ['a future'], []],
  ])
})

test('of what finds no room in fifty threads of one row the beginning is told', () => {
  const count = 70
  const times = Array.from({ length: count }, (_, index) => index)
  const moments = [
    ...times.map(index => moment(index, 'timer set', `timer ${index}`, { thing: index + 1 })),
    ...times.map(index => moment(count + index, 'timer fired', `timer ${index}`, { thing: index + 1 })),
  ]
  const [test, ...timers] = threads(moments)
  expect(test).toEqual(['5 the test', [], []])
  expect(timers.length).toBe(11 + 50)
  expect(timers.map(([, strips]) => strips!.length)).toEqual(timers.map(() => 1))
  expect(timers.flatMap(([, , marks]) => marks)).toEqual(times.slice(61).map(index => `timer ${index}`))
})
