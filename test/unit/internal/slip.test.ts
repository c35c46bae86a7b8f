import { expect, test } from 'vitest'
import { isSlipOf } from '../../../src/internal/index.ts'

test.each([
  ['other case', 'setup'],
  ['underscores', 'set_up'],
  ['a letter wrong', 'setOp'],
  ['a letter left out', 'seUp'],
  ['the last letter left out', 'setU'],
  ['a letter doubled', 'setUpp'],
  ['a letter doubled inside', 'settUp'],
  ['two letters swapped', 'estUp'],
  ['other case and a letter wrong', 'sedup'],
])('%s is a slip: %s', (_, written) => {
  expect(isSlipOf(written, 'setUp')).toBe(true)
})

test.each(['setUp', 'setUpDb', 'setUps', 'reset', 'sUp', 'steUpp', 'up', '', '_setUp', 'setUp_', '__setUp'])(
  '%j is none',
  written => {
    expect(isSlipOf(written, 'setUp')).toBe(false)
  },
)
