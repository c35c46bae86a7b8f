import { expect, test } from 'vitest'
import { withFrames } from '../../../src/errors/index.ts'

test.each([
  ['\n    at b (/home/b.ts:2:2)', 'RangeError: too far\n    at b (/home/b.ts:2:2)'],
  ['    at b (/home/b.ts:2:2)', 'RangeError: too far\n    at b (/home/b.ts:2:2)'],
  ['', 'RangeError: too far'],
])('an error stands at the frames that it is given: %j', (frames, stack) => {
  const error = new RangeError('far')
  error.message = 'too far'
  expect(withFrames(error, frames)).toBe(error)
  expect(error.stack).toBe(stack)
})
