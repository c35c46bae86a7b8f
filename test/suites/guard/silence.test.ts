import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { activeWorlds, pools, runVitest, type Pool, type World } from '../../support/run-vitest.ts'
import { verdicts } from '../../support/verdicts.ts'

const folder = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)
const places = activeWorlds.flatMap(world => pools.map(pool => ({ world, pool })))
/** What the fixture of clean classes has as well. */
const shared = Object.fromEntries(
  ['fake-postgres.ts', 'double.mjs', 'far-client.ts'].map(name => [
    name,
    readFileSync(new URL(`../leaks/fixtures/clean/${name}`, import.meta.url), 'utf8'),
  ]),
)

const isVm = (pool: Pool) => pool.startsWith('vm')
/** With what Vitest 4 cannot load in its vm pools: a module of npm that is required, and is an ES module there. */
const unloadable = ['agents', 'frameworks', 'msw', 'nock']
/** With what differs in the vm pools, where Node's own timers are seen as well, and kept a while: they lead to the socket. */
const withoutVm = ['collected']
const excluded = (world: World, pool: Pool) =>
  isVm(pool) ? [...withoutVm, ...(world === 'vitest4' ? unloadable : [])] : []
const argsFor = (world: World, pool: Pool) =>
  excluded(world, pool).flatMap(name => ['--exclude', `${name}.test.ts`])

// The pools differ in what a test shares with others, which says nothing of the policy: `VAC_SILENCE=all` runs the whole matrix.
const policiesIn = (pool: Pool) =>
  pool === 'forks' || process.env['VAC_SILENCE'] === 'all' ? ['fail', 'warn'] : ['fail']

describe.each(places)('nothing is told of what is right, in $world, $pool', ({ world, pool }) => {
  test.each(policiesIn(pool))('under %s', async policy => {
    const options = { guard: true, leaks: policy, leftovers: policy }
    const ownSetup = `import { install } from 'vitest-async-case/install'\ninstall(${JSON.stringify(options)})\n`
    const run = await runVitest({
      fixture: folder('silent'),
      world,
      pool,
      // Testing Library registers its clean-up where it finds an `afterEach`.
      config: { setupFiles: ['./own-setup.mjs'], globals: true, testTimeout: 60_000, hookTimeout: 60_000 },
      files: { ...shared, 'own-setup.mjs': ownSetup },
      args: argsFor(world, pool),
    })
    const { report, exitCode } = run
    const tests = report.files.flatMap(file => file.tests)
    expect(
      verdicts(run)
        .split('\n')
        .filter(line => line && !line.startsWith('passed ')),
    ).toEqual([])
    const count = 176 - (isVm(pool) ? 1 : 0) - (isVm(pool) && world === 'vitest4' ? 66 : 0)
    expect({ count: tests.length, exitCode }).toEqual({ count, exitCode: 0 })
  })

  test('the second file of a worker is guarded as the first', async () => {
    const fixture = folder('later-files')
    const files = { 'b.test.ts': readFileSync(new URL('a.test.ts', fixture), 'utf8') }
    const config = { setupFiles: ['vitest-async-case/guard'], fileParallelism: false }
    const run = await runVitest({ fixture, world, pool, config, files })
    expect(verdicts(run)).toBe(`${'passed a limit strikes\npassed a request is answered\n'.repeat(2)}\n`)
  })
})
