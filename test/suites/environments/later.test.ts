import { describe, expect, test } from 'vitest'
import { activeWorlds, runVitest } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/later/', import.meta.url)
const inlined = { server: { deps: { inline: ['vitest-async-case'] } } }

describe.each(activeWorlds)('in %s', world => {
  test.each([
    { pool: 'forks' },
    { pool: 'threads' },
    { pool: 'vmThreads' },
    { pool: 'vmForks' },
    { pool: 'forks', environment: 'jsdom' },
    { pool: 'forks', ...inlined },
    { pool: 'vmThreads', ...inlined },
  ] as const)(
    'what has a file of its own is there when it is wanted at once: %j',
    async ({ pool, ...config }) => {
      const { report } = await runVitest({ fixture, world, pool, config })
      expect(report.files.map(({ errors }) => errors.map(({ name }) => name))).toEqual([
        ['ModuleFixtureError in setUpModule'],
      ])
    },
  )
})
