import { expect, test } from 'vitest'
import { Schedule } from '../../../src/schedules/schedule.ts'
import { search, type Run } from '../../../src/schedules/search.ts'

const options = { runs: 100, seed: 1, replay: undefined }
const again = (path: string) => `Again: '${path}'`
const passed: Run = { failure: undefined, isSkipped: false }
const failed: Run = { failure: 'Error', isSkipped: false }

/** A life of so many choices between two strands; `judge` says how it ends, by the places of what was not in plain order. */
function lifeOf(
  choices: number,
  judge: (taken: number[], schedule: Schedule, run: number) => Run | undefined,
  timeLeft = () => Infinity,
) {
  const taken: number[][] = []
  let told = 0
  const [a, b] = [
    { strand: {}, name: () => '"a"' },
    { strand: {}, name: () => '"b"', place: () => 'a.test.ts:3:5' },
  ]
  const life = {
    run: async (schedule: Schedule) => {
      const own = Array.from({ length: choices }, () => schedule.pickWakeUp([a, b]))
      taken.push(own.flatMap((place, at) => (place ? [at] : [])))
      return judge(taken.at(-1)!, schedule, taken.length)
    },
    passed: async () => void (told += 1),
    timeLeft,
    again,
  }
  return { life, taken, told: () => told }
}

test('all schedules pass: the last run is told, and the first was the plain order', async () => {
  const { life, taken, told } = lifeOf(4, () => passed)
  expect(await search(options, life)).toEqual({ run: passed, note: '' })
  expect([taken.length, taken[0], told()]).toEqual([100, [], 100])
})

test('the same seed gives the same schedules, another one others', async () => {
  const ran = async (seed: number) => {
    const { life, taken } = lifeOf(6, () => passed)
    await search({ ...options, seed }, life)
    return taken
  }
  expect(await ran(5)).toEqual(await ran(5))
  expect(await ran(6)).not.toEqual(await ran(5))
})

test('what fails is shrunk to the choices that it takes, which are told in words', async () => {
  const { life } = lifeOf(8, taken => (taken.includes(2) ? failed : passed))
  const result = await search(options, life)
  expect(result?.note.split('\n').slice(1)).toEqual([
    '  choice 3: "b" went on before "a" (a.test.ts:3:5)',
    "Again: '3:1/2'",
  ])
  expect(result?.note).toMatch(
    /^Schedule \d+ of 100 \(seed 1\) found it; \d+ passed\. Smallest: 1 of 8 choices differs from the plain order:\n/,
  )
})

test('two choices that must differ together are left', async () => {
  const { life } = lifeOf(8, taken => ([2, 5].every(at => taken.includes(at)) ? failed : passed))
  const result = await search({ ...options, runs: 1000 }, life)
  expect(result?.note).toContain('Smallest: 2 of 8 choices differ from the plain order:')
  expect(result?.note.split('\n').at(-1)).toBe("Again: '3:1/2,6:1/2'")
})

test('a failure in the plain order is no matter of schedules', async () => {
  const { life, taken } = lifeOf(3, () => failed)
  expect(await search({ ...options, runs: 50 }, life)).toEqual({
    run: failed,
    note: 'Schedule 1 of 50, the plain order, found it.',
  })
  expect(taken.length).toBe(1)
})

test('what fails in the plain order as well, once it has failed, outlives the runs', async () => {
  let isBroken = false
  const { life } = lifeOf(3, taken => {
    if (taken.length > 0) isBroken = true
    return isBroken ? failed : passed
  })
  const result = await search(options, life)
  expect(result?.note).toBe(
    'Schedule 2 of 100 (seed 1) found it; 1 passed.\n' +
      'It fails in the plain order as well now: something outlives the runs of this test, and not the order decides.',
  )
})

test('what passes when run again is not decided by the schedule alone', async () => {
  const { life } = lifeOf(3, (_taken, _schedule, run) => (run === 4 ? failed : passed))
  expect((await search(options, life))?.note).toBe(
    'Schedule 4 of 100 (seed 1) found it; 3 passed.\n' +
      'It passed when run again: not decided by the schedule alone.',
  )
})

test('what fails in another way when run again is told so', async () => {
  const { life } = lifeOf(3, (_taken, _schedule, run) =>
    run < 4 ? passed : { ...failed, failure: `${run}` },
  )
  expect((await search(options, life))?.note).toBe(
    'Schedule 4 of 100 (seed 1) found it; 3 passed.\n' +
      'It failed in another way when run again: not decided by the schedule alone.',
  )
})

test('I/O that the failing run did is told, since its order is nobody’s', async () => {
  const { life } = lifeOf(3, (_taken, schedule, run) => {
    schedule.io.add('FSREQPROMISE')
    return run === 1 ? failed : passed
  })
  expect((await search({ ...options, runs: 2 }, life))?.note).toBe(
    'Schedule 1 of 2, the plain order, found it.\n' +
      'The test did I/O (FSREQPROMISE), whose order no schedule decides: the replay may differ.',
  )
})

test('a test that skips itself in the plain order is not run again', async () => {
  const { life, taken } = lifeOf(3, () => ({ failure: undefined, isSkipped: true }))
  expect((await search(options, life))?.run.isSkipped).toBe(true)
  expect(taken.length).toBe(1)
})

test('a later skip counts as passed', async () => {
  const { life, taken } = lifeOf(3, (_taken, _schedule, run) => ({ failure: undefined, isSkipped: run > 1 }))
  await search(options, life)
  expect(taken.length).toBe(100)
})

test('a run that is given up ends the search, wherever it is', async () => {
  for (const last of [1, 3, 5, 6]) {
    const { life, taken } = lifeOf(6, (own, _schedule, run) =>
      run === last ? undefined : own.length > 0 ? failed : passed,
    )
    expect(await search(options, life)).toBe(undefined)
    expect(taken.length).toBe(last)
  }
})

test('shrinking takes 50 runs at most', async () => {
  const { life, taken } = lifeOf(400, own => (own.length > 20 ? failed : passed))
  await search(options, life)
  const before = taken.findIndex(own => own.length > 20)
  // The check, the plain order and the last one are among the runs that are left.
  expect(taken.length - before - 1).toBeLessThanOrEqual(51)
})

test('shrinking takes half of the time that is left at most', async () => {
  let left = 1000
  const { life, taken } = lifeOf(
    400,
    own => {
      left -= own.length > 20 ? 100 : 0
      return own.length > 20 ? failed : passed
    },
    () => left,
  )
  await search(options, life)
  expect(taken.length).toBeLessThan(20)
  expect(left).toBeGreaterThan(200)
})

test('a replay runs one schedule', async () => {
  const { life, taken } = lifeOf(8, own => (own.length > 0 ? failed : passed))
  const replay = { text: '3:1/2', path: new Map([[2, { taken: 1, count: 2 }]]) }
  expect(await search({ ...options, replay }, life)).toEqual({
    run: failed,
    note:
      "Replay of '3:1/2': 1 of 8 choices differs from the plain order:\n" +
      '  choice 3: "b" went on before "a" (a.test.ts:3:5)',
  })
  expect(taken).toEqual([[2]])
})

test.each([
  [9, 2, 'choice 9 is 1 of 2, and the test made 8 choices'],
  [4, 3, 'choice 4 is 1 of 3, and 2 were ready'],
])('a replay that does not fit is an error, whatever the outcome', async (choice, count, misfit) => {
  const { life } = lifeOf(8, () => failed)
  const replay = { text: '…', path: new Map([[choice - 1, { taken: 1, count }]]) }
  await expect(search({ ...options, replay }, life)).rejects.toThrow(
    expect.objectContaining({
      name: 'ScheduleError',
      message: `The schedule does not fit the test any more: ${misfit}. Search again without replay.`,
    }),
  )
})
