import { expect, test } from 'vitest'
import { didYouMean, nearestName } from '../../../src/internal/index.ts'

const names = ['setup', 'transformer', 'legacyDecorators', '@swc/core']

test.each([
  ['setpu', 'setup'],
  ['setups', 'setup'],
  ['Setup', 'setup'],
  ['stup', 'setup'],
  ['transfomer', 'transformer'],
  ['legacydecorator', 'legacyDecorators'],
])('%s is a slip for %s', (given, meant) => {
  expect(didYouMean(given, names)).toBe(` Did you mean '${meant}'?`)
})

test.each(['', 'up', 'leaks', 'setupFiles', 'decorators', 42, undefined])('%s is near to nothing', given => {
  expect(didYouMean(given, names)).toBe('')
})

test('two neighbours that are swapped are one slip', () => {
  expect(nearestName('wran', ['weak', 'warn'])).toBe('warn')
})

test('of names that are equally near the first is taken, and without names there is none', () => {
  expect([nearestName('cat', ['car', 'can']), nearestName('cat', [])]).toEqual(['car', undefined])
})
