import { expect, test } from 'vitest'
import { generator, seedOfSchedule } from '../../../src/schedules/generator.ts'

test('a seed gives the same numbers on every machine', () => {
  const draw = generator(1)
  const drawn = Array.from({ length: 8 }, () => draw(100))
  expect(drawn).toEqual([62, 0, 52, 98, 96, 28, 61, 72])
})

test('every number below the bound is drawn, and none beyond', () => {
  const draw = generator(7)
  const drawn = new Set(Array.from({ length: 200 }, () => draw(5)))
  expect([...drawn].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
})

test('searches with neighbouring seeds have no schedule in common', () => {
  const seedsOf = (seed: number) => Array.from({ length: 100 }, (_, index) => seedOfSchedule(seed, index + 1))
  const all = [1, 2, 3, 4, 5, 6, 7, 8].flatMap(seedsOf)
  expect(new Set(all).size).toBe(all.length)
})
