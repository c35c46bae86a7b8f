import { describe, expect, test } from 'vitest'
import { statesOf } from '../../support/report.ts'
import { activeWorlds, runVitest, type World } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/transforms/', import.meta.url)
const legacyConfig = JSON.stringify({
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'Bundler',
    experimentalDecorators: true,
  },
})

const expected = {
  'DecoratorsTest > testCachedProperty': 'passed',
  'DecoratorsTest > testLruCache': 'passed',
  'DecoratorsTest > testDispatch': 'passed',
  'DecoratorsTest > testBug': 'passed',
  'DecoratorsTest > testLater': 'skipped',
  'DecoratorsTest > testFlaky': 'passed',
  'DecoratorsTest > testDouble [0]': 'passed',
  'DecoratorsTest > testDouble [1]': 'passed',
  'OldTest > testOld': 'skipped',
  'OlderTest > testOld': 'skipped',
  'DefinedTest > testReport': 'passed',
  'DefinedTest > testBug': 'passed',
  'DefinedTest > testLater': 'skipped',
}

const run = async (
  world: World,
  options: { env?: Record<string, string>; files?: Record<string, string> },
) => {
  const { report, output, exitCode } = await runVitest({ fixture, world, ...options })
  return { states: statesOf(report), output, exitCode }
}

// Vite 7 is the world of Vitest 4.1, Vite 8 is also the one of Vitest 5.
const vites: World[] = activeWorlds.includes('vitest4') ? ['vite6', 'vitest4', 'vite8'] : []
const worlds: World[] = [...vites, ...activeWorlds.filter(world => world === 'vitest5')]

describe.each(worlds)('in %s', world => {
  const transformer = world === 'vitest5' ? {} : {}

  test('standard decorators run with the plugin', async () => {
    expect(await run(world, transformer)).toMatchObject({ states: expected, exitCode: 0 })
  })

  test('experimentalDecorators run with the plugin, which leaves them alone', async () => {
    const files = { 'tsconfig.json': legacyConfig }
    expect(await run(world, { files })).toMatchObject({ states: expected, exitCode: 0 })
  })
})
