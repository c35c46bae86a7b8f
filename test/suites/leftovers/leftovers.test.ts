import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { activeWorlds, pools, runVitest, type Pool, type RunOptions } from '../../support/run-vitest.ts'
import { verdicts } from '../../support/verdicts.ts'

const folder = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)
const places = activeWorlds.flatMap(world => pools.map(pool => ({ world, pool })))
// A worker has no directory of its own.
const envOf = (pool: Pool) => (/threads$/i.test(pool) ? { IN_THREADS: '1' } : {})

const guarded = (options: object, entry = 'vitest-async-case'): Pick<RunOptions, 'config' | 'files'> => ({
  config: { setupFiles: ['./own-setup.mjs'] },
  files: {
    'own-setup.mjs': `import { install } from '${entry}'\ninstall(${JSON.stringify({ guard: true, ...options })})\n`,
  },
})

/** Packages that write in the global: one when it is required, one when it is imported; it also listens on process. */
const packages = {
  'node_modules/leaves-a-global/package.json': '{ "name": "leaves-a-global", "main": "index.js" }',
  'node_modules/leaves-a-global/index.js': 'globalThis.cacheOfPackage = {}\n',
  'node_modules/leaves-another/package.json':
    '{ "name": "leaves-another", "type": "module", "main": "index.js" }',
  'node_modules/leaves-another/index.js':
    "globalThis.switchOfPackage = true\nexport const listen = () => process.on('exit', () => {})\n",
}

test.each(activeWorlds)('what the guide shows, in %s', async world => {
  const run = await runVitest({ fixture: folder('guide'), world })
  expectOutput(run.output, folder('guide'), world)
})

describe.each(places)('in $world, in $pool', ({ world, pool }) => {
  const env = envOf(pool)

  test('a class’s tests fail for each kind at its line, and what they left is put back', async () => {
    const fixture = folder('classes')
    const run = await runVitest({ fixture, world, pool, env, args: ['--includeTaskLocation'] })
    const kind = pool.endsWith('hreads') ? 'threads' : 'forks'
    expectOutput(verdicts(run), folder(`expected/classes/${kind}`), world)
    expect(run.exitCode).toBe(1)
  })

  // Those of Node 20 and 22 have none.
  test.runIf(world === 'vitest5')('a lock is released', async () => {
    const run = await runVitest({ fixture: folder('locks'), world, pool, ...guarded({ leftovers: 'fail' }) })
    expect(verdicts(run).split('\n')).toEqual([
      'failed a plain test holds on',
      '  LeftoverError: Left behind by a plain test holds on: lock of a plain test (still held). Release it in a cleanup: addCleanup(() => { release() }) (locks.test.ts:24)',
      'passed one that may',
      'failed LockTest > testHoldsOn',
      '  LeftoverError: Left behind by LockTest.testHoldsOn: lock the only one (still held). Release it in a cleanup: this.addCleanup(() => { release() }) (locks.test.ts:13)',
      'passed LockTest > testCanHaveIt',
      '',
      '',
    ])
  })

  test.each(['warn', 'fail', 'off'])('plain tests under %s', async leftovers => {
    const run = await runVitest({ fixture: folder('plain'), world, pool, env, ...guarded({ leftovers }) })
    expectOutput(verdicts(run), folder(`expected/${leftovers}`), world)
    expect(run.exitCode).toBe(leftovers === 'fail' ? 1 : 0)
  })

  test('fake timers of other libraries are told, and are off before the next test', async () => {
    const run = await runVitest({ fixture: folder('fakes'), world, pool, ...guarded({ leftovers: 'fail' }) })
    const states = run.report.files.flatMap(({ tests }) =>
      tests.map(({ path, state }) => [path.at(-1), state]),
    )
    const leaving = [
      'sinon',
      'fake-timers',
      'the date',
      'the ticks',
      'the time of the process',
      'performance',
    ]
    expect(states.filter(([, state]) => state === 'failed').map(([name]) => name)).toEqual(leaving)
    const told = run.report.files.flatMap(({ tests }) => tests.flatMap(({ errors }) => errors))
    expect(told.map(({ message, stacks: [first] }) => [message.split('. ')[0], first?.line])).toEqual(
      [7, 12, 14, 16, 18, 19].map((line, at) => [
        `Left behind by ${leaving[at]}: fake timers (left on)`,
        line,
      ]),
    )
  })

  // It prints much: each pool has it once.
  const hasGlobals = (world === 'vitest4' ? ['forks', 'vmThreads'] : ['threads', 'vmForks']).includes(pool)
  test.runIf(hasGlobals)('each global that a test has replaced is told, and is put back', async () => {
    const run = await runVitest({
      fixture: folder('globals'),
      world,
      pool,
      ...guarded({ leftovers: 'fail' }),
    })
    const planted = [...run.stdout.matchAll(/^EXPECTED (.*)$/gm)].map(([, text = '']) => text)
    const tests = run.report.files.flatMap(file => [file, ...file.suites, ...file.tests])
    const told = tests.flatMap(({ errors }) =>
      errors.map(({ message }) =>
        message.replace(/^Left behind by (.*): global (\w+) \(changed\)\. .*$/s, '$1 $2'),
      ),
    )
    expect(planted.length).toBeGreaterThan(100)
    expect(told.toSorted((a, b) => a.localeCompare(b))).toEqual(
      planted.toSorted((a, b) => a.localeCompare(b)),
    )
    expect(run.report.unhandledErrors).toEqual([])
  })

  test('of tests that run at once each answers for what it tolerates and does not need', async () => {
    const run = await runVitest({
      fixture: folder('allowed'),
      world,
      pool,
      ...guarded({ leftovers: 'fail' }),
    })
    const unused = (name: string, line: number) =>
      `  UnusedAllowanceError: allowLeftover({ kind: 'environment variable', name: '${name}' }) was not needed: no such leftover happened (reason given: an old habit). Remove it. (allowed.test.ts:${line})`
    expect(verdicts(run).trimEnd().split('\n')).toEqual([
      'failed at once > one that needs none, and ends first',
      unused('NEVER', 6),
      'passed at once > one that needs it',
      'failed at once > one that needs none, and ends last',
      unused('NOR_THIS', 6),
    ])
  })

  // By the small entry the library is loaded only when a file is imported: as it was before that is how the file began.
  test.each(['vitest-async-case', 'vitest-async-case/install'])(
    'nothing is told of what is no leftover, set up by %s',
    async entry => {
      const { config, files } = guarded({ leftovers: 'fail' }, entry)
      const takesBack = { unstubEnvs: true, unstubGlobals: true, restoreMocks: true }
      const run = await runVitest({
        fixture: folder('silent'),
        world,
        pool,
        env,
        config: { ...config, ...takesBack },
        files: { ...files, ...packages },
      })
      expect(verdicts(run)).not.toMatch(/Left behind/)
      expect([run.exitCode, run.report.files.map(({ state }) => state)]).toEqual([0, ['passed']])
    },
  )
})
