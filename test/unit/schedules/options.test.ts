import { expect, test, vi } from 'vitest'
import { searchOptions } from '../../../src/schedules/options.ts'

const name = { whole: 'QueueTest.schedules', option: (option: string) => `QueueTest.schedules.${option}` }
const read = (given: unknown) => searchOptions(given, name)

test('a number is that of the runs', () => {
  expect(read(50)).toEqual({ runs: 50, seed: 1, replay: undefined })
  expect(read({})).toEqual({ runs: 100, seed: 1, replay: undefined })
  expect(read({ runs: 7, seed: 3 })).toEqual({ runs: 7, seed: 3, replay: undefined })
})

test('a seed of 0 takes one from the machine', () => {
  const { seed } = read({ seed: 0 })
  expect(seed).toBeGreaterThan(0)
})

test.each([
  [0, 'QueueTest.schedules is 0: a whole number from 1 to 100000.'],
  [100_001, 'QueueTest.schedules is 100001: a whole number from 1 to 100000.'],
  [{ runs: 0 }, 'QueueTest.schedules.runs is 0: a whole number from 1 to 100000.'],
  [{ runs: '5' }, 'QueueTest.schedules.runs is "5": a whole number from 1 to 100000.'],
  [{ seed: -1 }, 'QueueTest.schedules.seed is -1: a whole number from 0 to 4294967295.'],
  [{ seed: 1.5 }, 'QueueTest.schedules.seed is 1.5: a whole number from 0 to 4294967295.'],
  [{ replay: 'x' }, 'QueueTest.schedules.replay is "x": entries look like 3:1/2, separated by commas.'],
  [{ replay: 3 }, 'QueueTest.schedules.replay is 3: entries look like 3:1/2, separated by commas.'],
  [true, 'QueueTest.schedules is true: a number of runs, or { runs, seed, replay }.'],
  [
    { run: 5 },
    'QueueTest.schedules has no option "run". Did you mean \'runs\'? It takes runs, seed, replay.',
  ],
])('refused: %j', (given, text) => {
  expect(() => read(given)).toThrow(expect.objectContaining({ name: 'ScheduleError', message: text }))
})

test('the replay of the environment outranks that of the test', () => {
  vi.stubEnv('VITEST_ASYNC_CASE_REPLAY', '2:1/2')
  expect(read({ replay: '3:1/2' }).replay?.text).toBe('2:1/2')
  vi.stubEnv('VITEST_ASYNC_CASE_REPLAY', 'y')
  expect(() => read(5)).toThrow(
    'VITEST_ASYNC_CASE_REPLAY is "y": entries look like 3:1/2, separated by commas.',
  )
  vi.unstubAllEnvs()
})
