import { describe, expect, test } from 'vitest'
import { activeWorlds, runVitest, type Pool, type World } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/compile-cache/', import.meta.url)

interface Run {
  world: World
  pool?: Pool
  node?: string
  options?: string
  args?: string[]
}

/** What the test of the fixture sees in the second run: the first one fills the cache. */
async function seenIn({ options = '', args = [], ...run }: Run): Promise<unknown> {
  const files = {
    // Of its own: else the folder would be the world's.
    'node_modules/.gitkeep': '',
    'vitest.config.mjs': `import asyncCase from 'vitest-async-case/plugin'
export default { plugins: [asyncCase(${options})] }`,
  }
  const { output, exitCode } = await runVitest({ node: '24', ...run, fixture, files, args, before: [args] })
  expect(exitCode, output).toBe(0)
  return JSON.parse(/seen (\{.*\})/.exec(output)?.[1] ?? '{}')
}

const nothing = {
  isFilled: false,
  env: [],
  flags: [],
  spawned: 'undefined',
  forked: 'undefined',
  thread: 'undefined',
}
const filled = { ...nothing, folder: 'node_modules/.cache/vitest-async-case/compiled', isFilled: true }

describe.each(activeWorlds)('in %s', world => {
  test.each(['forks', 'threads', 'vmForks', 'vmThreads'] as const)(
    'workers keep what V8 compiles, and what tests start knows nothing of it: %s',
    async pool => {
      expect(await seenIn({ world, pool })).toEqual(filled)
    },
  )

  test('nothing is kept when the option says so', async () => {
    expect(await seenIn({ world, options: '{ compileCache: false }' })).toEqual(nothing)
  })

  test('nothing is kept under coverage', async () => {
    expect(await seenIn({ world, args: ['--coverage.enabled', '--coverage.provider=v8'] })).toEqual(nothing)
  })

  test('nothing is kept by a Node that cannot', async () => {
    expect(await seenIn({ world: 'vitest4', node: 'this' })).toEqual(nothing)
  })
})
