import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { activeWorlds, pools, runVitest } from '../../support/run-vitest.ts'

const fixture = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)

/** What broke, and the order that it takes. */
function textsOf(message: string): string[] {
  const lines = message.split('\n')
  return [lines[0]!, ...lines.filter(line => line.startsWith('  choice '))]
}

describe.each(activeWorlds)('schedules in %s', world => {
  test('what a search finds is told with the order that it takes, and how to run it again', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('search'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('search'), world)
  })

  test('what cannot be run under schedules is refused', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('mistakes'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('mistakes'), world)
  })

  test('what Vitest keeps of a test is that of one run', async () => {
    const config = { retry: 1 }
    const { exitCode, output, report } = await runVitest({ fixture: fixture('kept'), world, config })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('kept'), world)
    const tests = report.files.flatMap(file => file.tests)
    expect(tests.map(({ annotations }) => annotations.length)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 0])
  })

  test('all runs of a test begin alike, and what one throws too late is no failure of another', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('runs'), world })
    expect(exitCode).toBe(1)
    expectOutput(output.replaceAll(/\d+ ms after/g, 'N ms after'), fixture('runs'), world)
  })

  test('a time-out tells how far the search had come, and what it had found', async () => {
    const config = { testTimeout: 1000 }
    const { exitCode, output } = await runVitest({ fixture: fixture('time-outs'), world, config })
    expect(exitCode).toBe(1)
    expectOutput(output.replaceAll(/for \d+ ms/g, 'for N ms'), fixture('time-outs'), world)
  })

  test.each(pools)('in %s, what is found has the same text', async pool => {
    const { output } = await runVitest({ fixture: fixture('search'), world, pool })
    expectOutput(output, fixture('search'), world)
  })

  test('the replay of the environment is run alone, and outranks what the test says', async () => {
    const env = { VITEST_ASYNC_CASE_REPLAY: '1:1/2,3:1/2,4:1/2' }
    const args = ['-t', '^AccountTest\\W+testLostUpdate$']
    const { report } = await runVitest({ fixture: fixture('search'), world, env, args })
    const [failed] = report.files.flatMap(file => file.tests).filter(({ state }) => state === 'failed')
    expect(failed?.errors[0]?.message.split('\n').slice(0, 2)).toEqual([
      '150 != 120',
      "Replay of '1:1/2,3:1/2,4:1/2': 3 of 5 choices differ from the plain order:",
    ])
  })

  test('a setting of the whole run leaves out tests that cannot be run under schedules', async () => {
    const { report } = await runVitest({ fixture: fixture('nightly'), world })
    const tests = report.files.flatMap(file => file.tests)
    const lines = tests.map(({ state, errors }) => [state, errors[0]?.message.split('\n').at(1)])
    expect(lines).toEqual([
      ['passed', undefined],
      [
        'failed',
        'Schedule 2 of 40 (seed 2) found it; 1 passed. Smallest: 1 of 1 choice differs from the plain order:',
      ],
      ['passed', undefined],
      ['passed', undefined],
      ['passed', undefined],
    ])
  })

  test('in a plain test that is guarded, a body is explored', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('explore'), world })
    expect(exitCode).toBe(1)
    expectOutput(output.replaceAll(/for \d+ ms/g, 'for N ms'), fixture('explore'), world)
  })

  test('elsewhere nothing is explored', async () => {
    const { exitCode } = await runVitest({ fixture: fixture('unguarded'), world })
    expect(exitCode).toBe(0)
  })

  test('timers that are due together, deadlocks, input and output', async () => {
    const { exitCode, output, junit } = await runVitest({ fixture: fixture('time'), world, junit: true })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('time'), world)
    // When and where it ran.
    const text = junit.replaceAll(/ (time|timestamp|hostname)="[^"]*"/g, ' $1="…"')
    expectOutput(text, fixture('time'), world, 'expected-junit')
  })

  test('GitHub Actions shows the order and how to run it again', async () => {
    const { output } = await runVitest({ fixture: fixture('time'), world, reporter: 'github-actions' })
    expectOutput(output, fixture('time'), world, 'expected-github')
  })

  test('races are found with eight seeds, and programs that are mended pass', async () => {
    const args = ['races.test.ts', 'programs.test.ts']
    // However slow the machine is: what takes so long are 3,000 runs of what is mended.
    const [config, timeout] = [{ testTimeout: 600_000 }, 600_000]
    const { report } = await runVitest({ fixture: fixture('races'), world, args, config, timeout })
    const tests = report.files.flatMap(file => file.tests)
    const mended = tests.filter(({ path }) => path.includes('MendedTest'))
    expect(mended.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'passed'))
    const found = tests.filter(test => !mended.includes(test))
    expect(found.length).toBe(88)
    for (const { path, errors } of found) {
      const [, index] = /\nSchedule (\d+) of 100 \(seed \d\) found it;/.exec(errors[0]?.message ?? '') ?? []
      expect(Number(index), path.join(' ')).toBeLessThanOrEqual(path.includes('testLostUpdate') ? 20 : 100)
    }
  }, 600_000)

  test.each(['testLostUpdate', 'testLaterStepComesLate', 'testRetriesInTime', 'testRenewsTheLease'])(
    'what is printed of %s fails again, twenty times of twenty',
    async name => {
      const run = (suite: string, env = {}) =>
        runVitest({
          fixture: fixture('races'),
          world,
          config: { testTimeout: 600_000 },
          args: ['-t', `${suite}\\W+${name}$`],
          env,
        })
      const messages = async (running: ReturnType<typeof run>) =>
        (await running).report.files
          .flatMap(({ tests }) => tests)
          .flatMap(({ errors }) => errors.map(({ message }) => message))
      const [first = ''] = await messages(run('Seed3'))
      const [, replay] = /replay: '([^']+)'/.exec(first) ?? []
      const again = await messages(run('Replay\\d+', { REPLAY: replay }))
      expect(again.length).toBe(20)
      expect(new Set(again).size).toBe(1)
      expect(textsOf(again[0]!)).toEqual(textsOf(first))
    },
  )
})
