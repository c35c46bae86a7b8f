import { describe, expect, test } from 'vitest'
import { statesOf, type ErrorReport } from '../../support/report.ts'
import { activeWorlds, runVitest, type Pool } from '../../support/run-vitest.ts'

const fixture = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)
const pools: Pool[] = ['forks', 'vmThreads']
const both = { 'EmptyNameTest > testNoName': 'passed', 'GreetTest > testName': 'passed' }

describe.each(activeWorlds)('in %s', world => {
  for (const environment of ['jsdom', 'happy-dom']) {
    test.each(pools)(`test cases run in ${environment} in the pool %s`, async pool => {
      const config = { environment }
      const { report } = await runVitest({ fixture: fixture('dom'), world, pool, config })
      expect(statesOf(report)).toEqual({
        'PageTest > testDocument': 'passed',
        'PageTest > testTheNextOneStartsClean': 'passed',
      })
    })
  }

  test.each([
    { environment: 'jsdom', pool: 'forks' },
    { environment: 'happy-dom', pool: 'forks' },
    { environment: 'happy-dom', pool: 'vmThreads' },
    { environment: 'happy-dom', pool: 'forks', isolate: false, fileParallelism: false },
  ] as const)('a loop of animation frames ends with its test: %j', async ({ pool, ...config }) => {
    const { report } = await runVitest({ fixture: fixture('frames'), world, pool, config })
    const ends = ({ name, message }: ErrorReport) => `${name}: ${message.split('This call ends it: ')[1]}`
    const errors = report.files.flatMap(({ tests }) => tests.map(test => test.errors.map(ends)))
    const leak = 'LeakError: cancelAnimationFrame(frame)'
    expect(errors).toEqual([[], [leak], [], [], [], [leak], []])
  })

  test.each(['forks', 'vmThreads', 'vmForks'] as const)(
    'an interval under jsdom is told as one, at its line, however often it has run: %s',
    async pool => {
      const config = { environment: 'jsdom' }
      const { report } = await runVitest({ fixture: fixture('intervals'), world, pool, config })
      const tests = report.files.flatMap(file => file.tests)
      expect(
        tests.map(({ errors }) =>
          errors.map(({ message, stacks }) => [message.split(' was ')[0], stacks[0]?.line]),
        ),
      ).toEqual([
        [['Leaked: 1 interval (every 50 ms)', 9]],
        [['Leaked: 1 interval (every 5 ms)', 13]],
        [],
        [],
        [],
      ])
    },
  )

  test('with globals: true', async () => {
    const { report } = await runVitest({ fixture: fixture('plain'), world, config: { globals: true } })
    expect(statesOf(report)).toEqual(both)
  })

  test('with v8 coverage, which counts what the test methods ran', async () => {
    const coverage = { enabled: true, include: ['service.ts'], reporter: ['text'] }
    const { report, output } = await runVitest({ fixture: fixture('plain'), world, config: { coverage } })
    expect(statesOf(report)).toEqual(both)
    expect(output).toMatch(/service\.ts +\| +100 \| +100 \| +100 \| +100 \|/)
  })

  test('in several projects, each with its own setup file', async () => {
    const project = (name: string, include: string) => ({
      test: { name, include: [include], setupFiles: ['vitest-async-case/setup'] },
    })
    const projects = [project('one', 'greet.test.ts'), project('two', 'empty.test.ts')]
    const { report } = await runVitest({ fixture: fixture('plain'), world, config: { projects } })
    expect(statesOf(report)).toEqual(both)
  })

  test('in shards, whose reports merge to the whole', async () => {
    const shard = (index: number) => [`--shard=${index}/2`, '--reporter=blob']
    const before = [shard(1), shard(2)]
    const { report } = await runVitest({
      fixture: fixture('plain'),
      world,
      before,
      args: ['--merge-reports'],
    })
    expect(statesOf(report)).toEqual(both)
  })

  test('in watch mode, where a rerun starts from nothing', async () => {
    const { stdout } = await runVitest({ fixture: fixture('watch'), world, command: ['watch'] })
    expect(stdout.split('\n').filter(line => line.startsWith('run '))).toEqual([
      'run 1: CountTest.testCount passed',
      'run 2: CountTest.testCount passed',
    ])
  })

  test('without isolation, in one worker', async () => {
    const args = ['--no-isolate', '--no-file-parallelism']
    const { report } = await runVitest({ fixture: fixture('plain'), world, args })
    expect(statesOf(report)).toEqual(both)
  })

  test("imported by Node itself, whose modules list their exports by name: classes keep the file's order", async () => {
    const config = { setupFiles: ['vitest-async-case/setup'], experimental: { viteModuleRunner: false } }
    const { report } = await runVitest({ fixture: fixture('native'), world, config })
    expect(statesOf(report)).toEqual({
      'ZebraTest > testFirst': 'passed',
      'AppleTest > testSecond': 'passed',
    })
    expect(report.files.flatMap(file => file.tests).map(({ path }) => path[0])).toEqual([
      'ZebraTest',
      'AppleTest',
    ])
  })

  test.each(['forks', 'vmForks'] as Pool[])(
    'with a setup file that loads the main entry before it installs, in the pool %s',
    async pool => {
      const config = { setupFiles: ['./setup.ts'] }
      const { report } = await runVitest({ fixture: fixture('main-first'), world, pool, config })
      expect(statesOf(report)).toEqual({
        'DisposeTest > testMocksAreDisposable': 'passed',
        'DisposeTest > testIntervalIsTolerated': 'passed',
      })
    },
  )
})
