import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { placesIn, placesOnNodes } from '../../support/places.ts'
import { activeWorlds, pools, runVitest, type RunOptions, type RunResult } from '../../support/run-vitest.ts'
import { stable, verdicts } from '../../support/verdicts.ts'

const guarded = { setupFiles: ['vitest-async-case/guard'] }
const under = (leaks: string): Pick<RunOptions, 'config' | 'files'> => ({
  config: { setupFiles: ['./own-setup.mjs'] },
  files: {
    'own-setup.mjs': `import { install } from 'vitest-async-case/install'\ninstall({ guard: true, leaks: '${leaks}' })\n`,
  },
})
const folder = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)

interface JsonTest {
  title: string
  meta: { asyncCase?: { warnings?: { message: string }[] } }
}

/** What stands in the records of the tests: whose, what and where. */
function warningsInJson(json: unknown): string[][] {
  const { testResults } = json as { testResults: { assertionResults: JsonTest[] }[] }
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  return tests.flatMap(({ title, meta }) =>
    (meta.asyncCase?.warnings ?? []).map(({ message }) => {
      const [, what = '', place = ''] = /^(.*?) was still alive.* at (.*)$/.exec(message) ?? []
      return [title, what.replace(/port \d+/, 'port <port>'), place]
    }),
  )
}

/** All pools; VAC_NODES=22,26 adds Node versions. */
const places = [...placesIn(pools), ...placesOnNodes()]
const hookOrders = activeWorlds.flatMap(world =>
  (['stack', 'list', 'parallel'] as const).map(hooks => ({ world, hooks })),
)

describe.each(places)('each fault is found at its line, in $name', ({ world, pool, node }) => {
  test.each(['warn', 'fail', 'cancel'])('under %s', async leaks => {
    const run = await runVitest({ fixture: folder('faults'), world, pool, node, ...under(leaks) })
    expectOutput(verdicts(run), folder(`expected/${leaks}`), world)
    expect(run.exitCode).toBe(1)
  })
})

/** What the output of a fixture expects, and what the records of tests, suites and the file tell: by its time, whose it is. */
function ownersIn({ stdout, report }: RunResult): { expected: string[]; told: string[] } {
  const records = report.files.flatMap(file => [file, ...file.suites, ...file.tests])
  const warnings = records.flatMap(({ meta }) => (meta as JsonTest['meta']).asyncCase?.warnings ?? [])
  const told = warnings.map(({ message }) =>
    message.replace(/^.*every (\d+) ms.*after the cleanups of (?:\S*\/)?(.*), which started.*$/s, '$1 $2'),
  )
  const expected = [...stdout.matchAll(/^EXPECTED (.*)$/gm)].map(([, text = '']) => text)
  return { expected: expected.filter(text => !text.endsWith(' nobody')).toSorted(), told: told.toSorted() }
}

describe.each(activeWorlds)('each thing belongs to who started it, in %s', world => {
  // Pools, orders of hooks, shuffle and isolation are independent of each other: each value of each is had once.
  test.each([
    { pool: 'forks', hooks: 'stack', shuffle: false, isolate: true },
    { pool: 'threads', hooks: 'list', shuffle: true, isolate: false },
    { pool: 'vmForks', hooks: 'parallel', shuffle: true, isolate: true },
    { pool: 'vmThreads', hooks: 'stack', shuffle: false, isolate: false },
  ] as const)('in $pool, hooks "$hooks", shuffle $shuffle, isolate $isolate', async options => {
    const { pool, hooks, shuffle, isolate } = options
    const run = await runVitest({
      fixture: folder('owners'),
      world,
      pool,
      env: pool.startsWith('vm') ? { IN_VM: '1' } : {},
      config: { ...guarded, sequence: { hooks, shuffle }, isolate },
    })
    const { expected, told } = ownersIn(run)
    expect(expected.length).toBeGreaterThan(100)
    expect(told).toEqual(expected)
  })
})

describe.each(activeWorlds)('in %s', world => {
  test('the functions act on the test that runs, be it plain or of a class', async () => {
    const fixture = folder('functions')
    const run = await runVitest({ fixture, world, config: guarded })
    const log = run.stdout.split('\n').filter(line => !/^ |^$|^⎯/.test(line))
    expectOutput(`${verdicts(run)}${log.join('\n')}\n`, fixture, world)
  })

  test('the functions name the remedy where nothing is guarded', async () => {
    const { report } = await runVitest({ fixture: folder('unguarded'), world })
    expect(report.files.flatMap(({ tests }) => tests.flatMap(({ errors }) => errors))).toEqual([])
    expect(report.reason).toBe('passed')
  })

  test('what the guide shows: the first run, and the mended suite', async () => {
    const run = await runVitest({ fixture: folder('guide'), world, json: true })
    expectOutput(stable(run.output), folder('guide'), world)
    expect(warningsInJson(run.json)).toEqual([
      ['polls at once', 'Leaked: 1 interval (every 1000 ms)', 'prices.test.js:6'],
      ['listens', 'Leaked: 1 server (port <port>)', 'prices.test.js:17'],
      ['survives a feed that is down', 'Leaked: 1 interval (every 60000 ms)', 'prices.test.js:6'],
    ])
    expect(run.report.files.map(({ file, state }) => [file, state])).toContainEqual([
      'mended.test.js',
      'passed',
    ])
  })

  test('the five faults of the example are told at their lines', async () => {
    const example = new URL('../../../examples/30-guarded-suite/', import.meta.url)
    const args = ['--config', 'unmended/vitest.config.ts']
    const { output, exitCode } = await runVitest({ fixture: example, world, args })
    // Whether the bank's answer comes before its test has ended is a matter of milliseconds.
    const steady = output.replaceAll(/\n\(\d+ ms after .*\)/g, '').replaceAll(/port \d+/g, 'port <port>')
    expectOutput(steady, new URL('unmended/', example), world)
    expect(exitCode).toBe(1)
  })

  test('without isolation, guarded in three places, each file has its own end', async () => {
    const run = await runVitest({ fixture: folder('thrice'), world })
    expectOutput(verdicts(run), folder('thrice'), world)
    expect(run.exitCode).toBe(0)
  })
})

describe.each(hookOrders)('in $world, hooks in the order "$hooks"', ({ world, hooks }) => {
  test('hooks, fixtures and onTestFinished run as in plain Vitest', async () => {
    const orderWith = async (setupFiles: string[]) => {
      const config = { setupFiles, sequence: { hooks } }
      const { stdout } = await runVitest({ fixture: folder('order'), world, config })
      return stdout.split('\n').filter(line => /^[\w{}]/.test(line))
    }
    const plain = await orderWith([])
    expect(plain.length).toBeGreaterThan(80)
    expect(await orderWith(['vitest-async-case/guard'])).toEqual(plain)
  })
})
