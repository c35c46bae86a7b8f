import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import type { TestReport } from '../../support/report.ts'
import { activeWorlds, pools, runVitest, type Pool } from '../../support/run-vitest.ts'

const places = activeWorlds.flatMap(world => pools.map(pool => ({ world, pool })))

describe.each(places)('in $world, $pool', ({ world, pool }) => {
  test.each([
    ['reports', 'a test that can never end says who waits on whom'],
    ['phases', 'a verdict ends one phase, and every other runs that is owed'],
    ['plain', 'plain tests that are guarded have verdicts too', ['vitest-async-case/guard']],
  ])('%s: %s', async (name, _what, setupFiles = ['vitest-async-case/setup']) => {
    const fixture = new URL(`./fixtures/${name}/`, import.meta.url)
    const { output, exitCode } = await runVitest({ fixture, world, pool, config: { setupFiles } })
    expectOutput(output, fixture, world)
    expect(exitCode).toBe(1)
  })

  test('there is none while somebody outside may wake the test', async () => {
    const fixture = new URL('./fixtures/ruled-out/', import.meta.url)
    const config = { testTimeout: 300 }
    const { report, output } = await runVitest({ fixture, world, pool, config, args: signalsOf(pool) })
    const tests = report.files.flatMap(file => file.tests).filter(({ state }) => state !== 'skipped')
    const wrong = tests.filter(
      each => endOf(each) !== (each.path[0] === 'WokenTest' ? 'time-out' : 'verdict'),
    )
    expect(
      wrong.map(each => `${each.path.join('.')}: ${endOf(each)}`),
      output,
    ).toEqual([])
    expect(tests.length).toBeGreaterThanOrEqual(17)
  })
})

describe.each(activeWorlds)('in %s', world => {
  test('the deadlock of the example is found, and the time limit has no part in it', async () => {
    const example = new URL('../../../examples/32-deadlock/', import.meta.url)
    const args = ['--config', 'deadlocked/vitest.config.ts']
    const { output, exitCode } = await runVitest({ fixture: example, world, args })
    expectOutput(
      output.replaceAll(/\nThe clock had moved \d+ ms\./g, ''),
      new URL('deadlocked/', example),
      world,
    )
    expect(exitCode).toBe(1)
  })
})

/** A worker thread hears of no signal. */
function signalsOf(pool: Pool): string[] {
  return /threads/i.test(pool) ? ['-t', '^(?!.*testSignal)'] : []
}

function endOf({ errors, state }: TestReport): string {
  const [error] = errors
  if (!error) return state
  if (error.message.startsWith('Test timed out')) return 'time-out'
  return error.name === 'DeadlockError' ? 'verdict' : error.message
}
