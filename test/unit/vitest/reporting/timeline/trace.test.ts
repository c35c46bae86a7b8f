import { expect, test } from 'vitest'
import { Owner } from '../../../../../src/ownership/index.ts'
import { TestRecord } from '../../../../../src/vitest/reporting/timeline/test-record.ts'
import { traceOf } from '../../../../../src/vitest/reporting/timeline/trace.ts'
import { handedOver } from './moments.ts'

test('a test is a process, its lanes are threads, and an arrow is a flow', () => {
  const owner = new Owner('test', 'QueueTest.testQueue')
  owner.close()
  const record = new TestRecord(owner)
  record.addLane({}, 'reader')
  const told = { record, name: owner.name, verdict: 'failed', moments: handedOver } as const
  const { traceEvents, displayTimeUnit } = traceOf([told])
  const lines = traceEvents.map(({ ph, tid, ts, dur, name, args, id }) =>
    [ph, tid, ts, dur ?? '', name, JSON.stringify(args) ?? '', id ?? ''].join(' ').trim(),
  )
  expect(displayTimeUnit).toBe('ms')
  expect(lines).toEqual([
    'M 0 0  process_name {"name":"QueueTest.testQueue (failed)"}',
    'M 0 0  thread_name {"name":"the test"}',
    'M 1 0  thread_name {"name":"task reader"}',
    'M 2 0  thread_name {"name":"task reader waits, too"}',
    'M 3 0  thread_name {"name":"timers"}',
    'X 0 0 1000 setUp',
    'X 0 1000 7000 testQueue',
    'i 0 6000  error in testQueue: TypeError: <b>broken</b>',
    'X 1 1500 6500 task reader',
    'X 1 2500 1500 a future',
    'i 1 2000  begins to run',
    "i 1 5000  calls load('/7')",
    'X 2 2500 5500 sleep(50)',
    'X 3 3000 4000 a timeout of 900 ms',
    's 0 1500  task  1',
    'f 1 1500  task  1',
    's 0 4000  woken  2',
    'f 1 4000  woken  2',
  ])
})
