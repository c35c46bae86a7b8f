import { expect, test } from 'vitest'
import { retold } from '../../../src/internal/index.ts'

test('an error is told in other words and stays as it is', () => {
  const error = Object.freeze(new RangeError('far'))
  const { stack } = error
  const told = retold(
    error,
    { name: 'RangeError in tearDown', message: 'far\nvery' },
    '    at b (/home/b.ts:2:2)',
  )
  expect([told.name, told.message, told.stack]).toEqual([
    'RangeError in tearDown',
    'far\nvery',
    'RangeError in tearDown: far\nvery\n    at b (/home/b.ts:2:2)',
  ])
  expect([error.name, error.message, error.stack]).toEqual(['RangeError', 'far', stack])
  expect(told).toBeInstanceOf(RangeError)
  expect(Object.keys(told)).toEqual([])
})

test('without another name it keeps its own', () => {
  expect(retold(new RangeError('far'), { message: 'near' }, '').stack).toBe('RangeError: near')
})
