import { expect, test } from 'vitest'
import { stripsOf } from '../../../../../src/vitest/reporting/timeline/page/index.ts'
import { handedOver, moment } from './moments.ts'

const lanes = ['the test', 'task reader']

test('each lane has what lasts in it, and what happens in it', () => {
  const rows = stripsOf(handedOver, lanes).map(({ title, strips, marks }) => [
    title,
    strips.map(({ text, from, to, isOpen }) => `${text} ${from}–${to}${isOpen ? ', not by itself' : ''}`),
    marks.map(({ kind }) => kind),
  ])
  expect(rows).toEqual([
    ['the test', ['setUp 0–1', 'testQueue 1–8'], ['error']],
    ['task reader', ['task reader 1.5–8, not by itself', 'a future 2.5–4'], ['task begins', 'mock called']],
    ['task reader waits, too', ['sleep(50) 2.5–8, not by itself'], []],
    ['timers', ['a timeout of 900 ms 3–7, not by itself'], []],
  ])
})

test('what follows each other shares a row, what overlaps does not', () => {
  const timers = [
    moment(0, 'timer set', 'first', { thing: 1 }),
    moment(1, 'timer set', 'second', { thing: 2 }),
    moment(2, 'timer fired', 'first', { thing: 1 }),
    moment(3, 'timer set', 'third', { thing: 3 }),
    moment(4, 'timer cleared', 'third', { thing: 3 }),
    moment(5, 'timer fired', 'second', { thing: 2 }),
  ]
  const rows = stripsOf(timers, ['the test']).map(({ strips }) => strips.map(({ text }) => text))
  expect(rows).toEqual([[], ['first', 'third'], ['second']])
})
