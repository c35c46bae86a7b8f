// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import {
  encodeMoments,
  showPage,
  type PageData,
} from '../../../../../src/vitest/reporting/timeline/page/index.ts'
import { handedOver, moment } from './moments.ts'

function pageOf(): PageData {
  const texts: string[] = []
  const textAt = (text: string) => texts.push(text) - 1
  const passed = encodeMoments([moment(0, 'phase', 'testIdle'), moment(1, 'over')], textAt)
  const failed = encodeMoments(handedOver, textAt)
  const lanes = ['the test', 'task reader']
  const tests = [
    { name: 'QueueTest.testIdle', verdict: 'passed', lanes, moments: passed, leftOut: 0 },
    { name: 'QueueTest.testQueue', verdict: 'failed', lanes, moments: failed, leftOut: 3 },
    { name: 'StackTest.testIdle', verdict: 'passed', lanes, moments: passed, leftOut: 0 },
  ] as const
  return { title: 'queue.test.ts', tests, texts }
}

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {}
  location.hash = ''
  const data = document.createElement('script')
  data.id = 'data'
  data.type = 'application/json'
  data.textContent = JSON.stringify(pageOf())
  document.body.replaceChildren(data)
  showPage()
})

const textsOf = (selector: string) =>
  Array.from(document.querySelectorAll<HTMLElement>(selector))
    .filter(each => !each.closest('[hidden]'))
    .map(each => each.textContent)

function type(selector: string, change: (input: HTMLInputElement) => void): void {
  const input = document.querySelector<HTMLInputElement>(selector)!
  change(input)
  input.dispatchEvent(new Event('input'))
}

function press(key: string): void {
  document.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )
}

test('the first test that failed is shown, moment by moment', () => {
  expect(textsOf('h1, h2')).toEqual(['Timeline of queue.test.ts', 'QueueTest.testQueue'])
  expect(textsOf('section > p')).toEqual(['failed in 8.00 ms, 12 moments. 3 more are left out.'])
  expect(textsOf('tbody tr').slice(2, 8)).toEqual([
    '1.50 mstask readeris made by the test',
    '2.00 mstask readerbegins to run',
    '2.50 mstask readerwaits on a future',
    '2.50 mstask readerwaits on sleep(50)',
    '3.00 msthe testsets a timeout of 900 ms',
    '4.00 mstask readera future is over: woken by the test',
  ])
})

test('a text is a text, also where it looks like something else', () => {
  expect(textsOf('tr.alarm td:last-child')).toEqual(['error in testQueue: TypeError: <b>broken</b>'])
  expect(document.querySelector('b')).toBeNull()
})

test('tests are filtered by the words of their names, and by how they ended', () => {
  type('#filter', input => (input.value = 'idle QUEUE'))
  expect(textsOf('nav a')).toEqual(['passed QueueTest.testIdle'])
  type('#filter', input => (input.value = ''))
  type('#only-failed', input => (input.checked = true))
  expect(textsOf('nav a')).toEqual(['failed QueueTest.testQueue'])
  expect(textsOf('[role=status]')).toEqual(['1 of 3 tests'])
})

test('the address says which test is shown', () => {
  location.hash = '#3'
  dispatchEvent(new HashChangeEvent('hashchange'))
  expect(textsOf('h2')).toEqual(['StackTest.testIdle'])
  expect(textsOf('nav a[aria-current]')).toEqual(['passed StackTest.testIdle'])
  expect(document.activeElement).toBe(document.querySelector('h2'))
})

test('the arrow keys go through the tests that are seen, of which the tabulator finds one', () => {
  const stops = () => textsOf('nav a[tabindex="0"]')
  expect(stops()).toEqual(['failed QueueTest.testQueue'])
  document.querySelector<HTMLElement>('nav a[tabindex="0"]')!.focus()
  press('End')
  expect(document.activeElement!.textContent).toBe('passed StackTest.testIdle')
  press('ArrowUp')
  expect(document.activeElement!.textContent).toBe('failed QueueTest.testQueue')
  expect(stops()).toEqual(['failed QueueTest.testQueue'])
})

test('a moment that has the focus is marked in the picture', () => {
  document.querySelector<HTMLElement>('tbody tr')!.focus()
  press('ArrowDown')
  expect(textsOf('tr.shown')).toEqual(['1.00 msthe testtestQueue begins'])
  expect(textsOf('g.shown title')).toEqual(['testQueue, 7.00 ms'])
})

test('a click in the picture leads to the words', () => {
  document.querySelector('g.error circle')!.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(textsOf('tr.shown td:last-child')).toEqual(['error in testQueue: TypeError: <b>broken</b>'])
})

test('a filter leaves the tabulator a test to stop at', () => {
  type('#filter', input => (input.value = 'stack'))
  expect(textsOf('nav a[tabindex="0"]')).toEqual(['passed StackTest.testIdle'])
})
