import { describe, expect, test } from 'vitest'
import { activeWorlds, runVitest, type Pool, type World } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/kept-main/', import.meta.url)

interface Run {
  world: World
  pool?: Pool
  /** The text of the configuration. */
  config?: string
  env?: Record<string, string>
  args?: string[]
  runs?: number
}

const setup = `export default { test: { setupFiles: ['vitest-async-case/setup'] } }`
/** Vitest reads its configuration once a run, before there is a worker. */
const damage = `import { existsSync, readdirSync, writeFileSync } from 'node:fs'
const folder = new URL('node_modules/.cache/vitest-async-case/', import.meta.url)
for (const name of existsSync(folder) ? readdirSync(folder) : []) writeFileSync(new URL(name, folder), 'damaged')
${setup}`
/** From the second run on the library is loaded from elsewhere. Vitest 5 keeps a file that has not changed, with its paths. */
const move = `import { appendFileSync, cpSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
const modules = fileURLToPath(new URL('node_modules/', import.meta.url))
const installed = fileURLToPath(new URL('..', import.meta.resolve('vitest-async-case/setup')))
if (existsSync(modules + '.cache') && !installed.startsWith(modules)) {
  cpSync(installed, modules + 'vitest-async-case', { recursive: true })
  appendFileSync(new URL('kept.test.ts', import.meta.url), '// as elsewhere')
}
${setup}`

/** The kept code that the last of some runs finds. */
async function keptBefore({ config = setup, args = [], runs = 2, ...run }: Run): Promise<unknown> {
  // A folder of its own: else that of the world would be used.
  const files = { 'node_modules/.gitkeep': '', 'vitest.config.mjs': config }
  const before = Array.from({ length: runs - 1 }, () => args)
  const { output, exitCode } = await runVitest({ ...run, fixture, files, args, before })
  expect(exitCode, output).toBe(0)
  return JSON.parse(/kept (\[.*\])/.exec(output)?.[1] ?? '"nothing was said"')
}

describe.each(activeWorlds)('in %s', world => {
  test('the first run finds no compiled code of the library', async () => {
    expect(await keptBefore({ world, runs: 1 })).toEqual([])
  })

  test.each(['forks', 'threads'] as const)('the second run has that of the first: %s', async pool => {
    expect(await keptBefore({ world, pool })).toEqual(['whole'])
  })

  test('what is damaged is not used', async () => {
    expect(await keptBefore({ world, config: damage })).toEqual(['damaged'])
  })

  test('a copy of the library at another place has its own', async () => {
    expect(await keptBefore({ world, config: move, runs: 3 })).toEqual(['whole', 'whole'])
  })

  test('the vm pools, whose global is another, keep none', async () => {
    expect(await keptBefore({ world, pool: 'vmForks' })).toEqual([])
  })

  test('none is kept under coverage', async () => {
    expect(await keptBefore({ world, args: ['--coverage.enabled', '--coverage.provider=v8'] })).toEqual([])
  })

  test('none is kept where Node is told so', async () => {
    expect(await keptBefore({ world, env: { NODE_DISABLE_COMPILE_CACHE: '1' } })).toEqual([])
  })

  test('none is kept when the plugin is told so', async () => {
    const config = `import asyncCase from 'vitest-async-case/plugin'
export default { plugins: [asyncCase({ compileCache: false })] }`
    expect(await keptBefore({ world, config })).toEqual([])
  })
})
