import { expect, test } from 'vitest'
import { Owner } from '../../../../../src/ownership/index.ts'
import { decodeMoments } from '../../../../../src/vitest/reporting/timeline/page/index.ts'
import { pageData, toldTests } from '../../../../../src/vitest/reporting/timeline/page-of.ts'
import { TestRecord } from '../../../../../src/vitest/reporting/timeline/test-record.ts'

const task = (state: string) => ({ type: 'test', meta: {}, result: { state } })

function recordOf(name: string, of: object, ...texts: string[]): TestRecord {
  const owner = new Owner('test', name)
  owner.task = of
  owner.close()
  const record = new TestRecord(owner)
  for (const text of texts) record.add('mock called', { lane: 0, text, by: 0 })
  return record
}

test('attempts of a test are told apart, and end as they ended', () => {
  const retried = task('pass')
  const first = recordOf('Test.testA', retried)
  first.addError('error', 0, 'testA', new TypeError('not yet'))
  const told = toldTests([first, recordOf('Test.testA', retried), recordOf('Test.testB', task('fail'))])
  expect(told.map(({ name, verdict }) => `${name}: ${verdict}`)).toEqual([
    'Test.testA (attempt 1): failed',
    'Test.testA (attempt 2): passed',
    'Test.testB: failed',
  ])
})

test('a page that would be too long keeps all of a test that failed', () => {
  const texts = Array.from({ length: 4000 }, (_, index) => `load(${String(index).padEnd(200, 'x')})`)
  const records = [
    recordOf('Test.testA', task('pass'), ...texts),
    recordOf('Test.testB', task('fail'), ...texts),
  ]
  for (const record of records) record.addError('leak', 0, 'the end', new Error('leaked'))
  for (let more = 0; more < 3; more += 1)
    records.push(recordOf('Test.testC', task('pass'), ...texts.map(text => `${more}${text}`)))
  const data = pageData('a.test.ts', toldTests(records))
  expect(JSON.stringify(data).length).toBeLessThan(1_700_000)
  const [passed, failed] = data.tests
  expect([passed!.leftOut, failed!.leftOut]).toEqual([3700, 0])
  expect(decodeMoments(passed!, data.texts).at(-1)!.kind).toBe('leak')
})

test('a record keeps a bounded number of moments, and what tells the most beside', () => {
  const record = recordOf('Test.testA', task('pass'), ...Array.from({ length: 6000 }, () => 'load()'))
  record.addError('error', 0, 'testA', new TypeError('late'))
  expect([record.tell().length, record.leftOut]).toEqual([5001, 1000])
})

test('an error is told once, whoever tells of it', () => {
  const record = recordOf('Test.testA', task('fail'))
  const error = new TypeError('broken')
  error.stack = ''
  record.addError('error', 0, 'testA', error)
  record.addError('error', 0, 'an unhandled rejection', error)
  record.addError('error', 0, 'the test', { name: 'TypeError', message: 'broken' })
  expect(record.tell().map(({ text }) => text)).toEqual(['testA: TypeError: broken'])
})
