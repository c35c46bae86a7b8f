import { describe, expect, test } from 'vitest'
import { errorsOf, statesOf } from '../../support/report.ts'
import { activeWorlds, pools, runVitest } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/operations/', import.meta.url)
const places = activeWorlds.flatMap(world => pools.map(pool => ({ world, pool })))

describe.each(places)('in $world, $pool', ({ world, pool }) => {
  test.each([
    ['races', 'the clock does not jump while the machine is busy', 54],
    ['after', 'what is over does not hold the clock', 61],
    ['alone', 'a test that waits for the machine, or for somebody else, is not convicted', 99],
    ['found', 'what was found on the way stays mended', 47],
  ])('%s: %s', async (file, _what, count) => {
    const { report, output } = await runVitest({ fixture, world, pool, args: [file] })
    const states = Object.entries(statesOf(report))
    expect(
      states.filter(([, state]) => state !== 'passed').map(([name]) => name),
      output,
    ).toEqual([])
    // A worker thread hears of no signal.
    const withoutSignal = file !== 'found' && /threads/i.test(pool)
    expect(states).toHaveLength(withoutSignal ? count - 1 : count)
  })

  test('programs: each ends as it must, and what cannot end is convicted', async () => {
    const { report, output } = await runVitest({ fixture, world, pool, args: ['programs'] })
    const states = Object.entries(statesOf(report))
    const stuck = ['testForEver', 'testAfterASleep', 'testServerThatNobodyCalls']
    expect(states).toHaveLength(28)
    expect(
      states.filter(([, state]) => state !== 'passed').map(([name]) => name.split(' > ').at(-1)),
      output,
    ).toEqual(stuck)
    for (const name of stuck) expect(errorsOf(report, name)).toEqual([expect.stringMatching(/^Deadlock: /)])
  })
})

describe.each(activeWorlds)('in %s', world => {
  test('an annotation or artifact that Vitest has not answered yet is in flight', async () => {
    const annotations = new URL('./fixtures/annotations/', import.meta.url)
    const args = ['--reporter=./slow-reporter.mjs']
    const config = { setupFiles: ['vitest-async-case/guard'] }
    const { report, output } = await runVitest({ fixture: annotations, world, args, config })
    expect(Object.values(statesOf(report)), output).toEqual(Array(7).fill('passed'))
  })
})
