import { expect, test } from 'vitest'
import { Owner } from '../../../../../src/ownership/index.ts'
import type { Moment } from '../../../../../src/vitest/reporting/timeline/page/index.ts'
import { TestRecord } from '../../../../../src/vitest/reporting/timeline/test-record.ts'
import { traceOf } from '../../../../../src/vitest/reporting/timeline/trace.ts'
import { faultsOf } from '../../../../support/trace-rules.ts'
import { handedOver, moment } from './moments.ts'

function trace(moments: readonly Moment[]) {
  const owner = new Owner('test', 'QueueTest.testQueue')
  owner.close()
  const record = new TestRecord(owner)
  record.addLane({}, 'reader')
  return traceOf([{ record, name: owner.name, verdict: 'failed', moments }])
}

test('a test is a process, its lanes are threads, and an arrow is a flow', () => {
  const { traceEvents, displayTimeUnit } = trace(handedOver)
  const lines = traceEvents.map(({ ph, tid, ts, dur, name, args, id }) =>
    [ph, tid, ts, dur ?? '', name, JSON.stringify(args) ?? '', id ?? ''].join(' ').trim(),
  )
  expect(displayTimeUnit).toBe('ms')
  expect(lines).toEqual([
    'M 1 0  process_name {"name":"QueueTest.testQueue (failed)"}',
    'M 1 0  process_sort_index {"sort_index":1}',
    'M 1 0  thread_name {"name":"the test"}',
    'M 1 0  thread_sort_index {"sort_index":1}',
    'M 2 0  thread_name {"name":"task reader"}',
    'M 2 0  thread_sort_index {"sort_index":2}',
    'M 3 0  thread_name {"name":"task reader waits, too"}',
    'M 3 0  thread_sort_index {"sort_index":3}',
    'M 4 0  thread_name {"name":"timers"}',
    'M 4 0  thread_sort_index {"sort_index":4}',
    'X 1 0 1000 setUp',
    'X 1 1000 7000 testQueue',
    'X 2 1500 6500 task reader',
    'X 2 2500 1500 a future',
    'X 3 2500 5500 sleep(50)',
    'X 4 3000 4000 a timeout of 900 ms',
    'i 1 6000  error in testQueue: TypeError: <b>broken</b>',
    'i 2 2000  begins to run',
    "i 2 5000  calls load('/7')",
    'i 1 1500  task reader: is made',
    's 1 1500  task  1',
    'i 2 1500  is made by the test',
    'f 2 1500  task  1',
    'i 1 4000  task reader: a future is over',
    's 1 4000  woken  2',
    'i 2 4000  a future is over: woken by the test',
    'f 2 4000  woken  2',
  ])
})

test('whatever overlaps, and whoever wakes whom where nothing goes on, a trace keeps the rules of its format', () => {
  const moments = [
    moment(0, 'task', 'reader', { lane: 1, by: 0, thing: 1 }),
    moment(1, 'waits', 'a future', { lane: 1, thing: 1 }),
    moment(2, 'phase', 'testQueue'),
    ...Array.from({ length: 90 }, (_, index) => moment(2, 'timer set', '5 s', { thing: index + 2 })),
    moment(3, 'waits', 'task "reader"'),
    moment(4, 'task over', 'result', { lane: 1, thing: 1 }),
    moment(5, 'woken', 'a future', { lane: 1, by: 0, thing: 1 }),
    moment(5, 'cancel', '', { lane: 1, by: 0, thing: 1 }),
    moment(6, 'phase', 'tearDown'),
    ...Array.from({ length: 90 }, (_, index) => moment(7, 'timer fired', '5 s', { thing: index + 2 })),
    moment(8, 'over'),
    moment(9, 'woken', 'task "reader"', { by: 1 }),
  ]
  expect(faultsOf(trace(moments))).toEqual([])
})
