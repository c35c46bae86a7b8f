import { describe, expect, test } from 'vitest'
import { activeWorlds, runVitest, type World } from '../../support/run-vitest.ts'

// What an editor knows of tests that have not run: Vitest's extension asks for what `vitest list` prints.
const fixture = new URL('./fixtures/listed/', import.meta.url)
const plugin = `import asyncCase from 'vitest-async-case/plugin'\nexport default { plugins: [asyncCase()] }\n`
const setup = `export default { test: { setupFiles: ['vitest-async-case/setup'] } }\n`

const exported = [
  'MemoryStoreTest > testEmpty: 5',
  'MemoryStoreTest > testFull: 9',
  'ServerTest > testAnswer: 13',
]
const beside = 'beside the classes: 16'

describe.each(activeWorlds)('in %s', world => {
  test('a list that parses shows the classes at their lines with the plugin', async () => {
    expect(await listed(world, plugin, '--staticParse')).toEqual([
      beside,
      'StoreTest > testEmpty: 5',
      ...exported,
    ])
  })

  test('a list that parses shows no class without the plugin', async () => {
    expect(await listed(world, setup, '--staticParse')).toEqual([beside])
  })

  test('a list that loads the files shows the classes at their lines, with the plugin', async () => {
    expect(await listed(world, plugin)).toEqual([beside, 'StoreTest > testEmpty: 5', ...exported])
  })

  test('a list that loads the files shows the exported classes at their lines, without the plugin', async () => {
    expect(await listed(world, setup)).toEqual([beside, ...exported])
  })
})

/** Each listed test with its line. Vitest 5 parses unless it is told not to. */
async function listed(world: World, config: string, ...flags: string[]): Promise<string[]> {
  const parses = flags.length > 0 || world === 'vitest4' ? flags : ['--no-staticParse']
  const { stdout, stderr } = await runVitest({
    fixture,
    world,
    files: { 'vitest.config.mjs': config },
    command: ['list', '--json', '--includeTaskLocation', ...parses],
  })
  expect(stderr.trim()).toBe('')
  const tests = JSON.parse(stdout) as { name: string; file: string; location: { line: number } }[]
  return tests.map(({ name, location }) => `${name}: ${location.line}`)
}
