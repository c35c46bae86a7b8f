import { describe, expect, test } from 'vitest'
import { DroppedDecoratorError, MissingTransformerError } from '../../../src/errors/index.ts'
import { statesOf } from '../../support/report.ts'
import { activeWorlds, runVitest, type RunOptions, type World } from '../../support/run-vitest.ts'

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
  'ClockedMethodTest > testVirtual': 'passed',
  'ClockedMethodTest > testReal': 'passed',
  'ClockedClassTest > testVirtual': 'passed',
  'ClockedClassTest > testReal': 'passed',
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
  test('standard decorators run with the plugin', async () => {
    expect(await run(world, {})).toMatchObject({ states: expected, exitCode: 0 })
  })

  test('experimentalDecorators run with the plugin, which leaves them alone', async () => {
    const files = { 'tsconfig.json': legacyConfig }
    const env = { PLUGIN_OPTIONS: '{"transformer":"@swc/core"}' }
    expect(await run(world, { files, env })).toMatchObject({ states: expected, exitCode: 0 })
  })

  test('the option legacyDecorators needs no tsconfig', async () => {
    const env = { PLUGIN_OPTIONS: '{"legacyDecorators":true}' }
    expect(await run(world, { env })).toMatchObject({ states: expected, exitCode: 0 })
  })
})

describe.runIf(activeWorlds.includes('vitest4'))('on the Vite versions of Vitest 4.1', () => {
  test.each(['vite6', 'vitest4'] as const)(
    '%s lowers standard decorators without the plugin',
    async world => {
      expect(await run(world, { env: { WITHOUT_PLUGIN: '1' } })).toMatchObject({
        states: expected,
        exitCode: 0,
      })
    },
  )

  test('Vite 8 does not, and the plain form still runs', async () => {
    const { states, exitCode, output } = await run('vite8', { env: { WITHOUT_PLUGIN: '1' } })
    expect(exitCode).toBe(1)
    expect(output).toContain('SyntaxError: Invalid or unexpected token')
    expect(Object.keys(states)).toEqual(Object.keys(expected).filter(name => name.startsWith('Defined')))
  })

  test.each(['vite6', 'vitest4', 'vite8'] as const)(
    'a legacy decorator in the expression of a class is never lost in silence: %s',
    async world => {
      const { output, exitCode } = await runVitest(droppedDecorator(world))
      expect(exitCode).toBe(1)
      expect(output).toContain(world === 'vite8' ? dropped : 'dropped.test.ts:4')
    },
  )

  test.each(['typescript', '@swc/core'])('%s lowers them on Vite 8', async transformer => {
    const env = { PLUGIN_OPTIONS: JSON.stringify({ transformer }) }
    expect(await run('vite8', { env })).toMatchObject({ states: expected, exitCode: 0 })
  })
})

const dropped = new DroppedDecoratorError("@skip('broken')", '<file>:4').message.replace(/^.*<file>/, '')
const droppedDecorator = (world: World): RunOptions => ({
  fixture,
  world,
  args: ['dropped.test.ts'],
  env: { PLUGIN_OPTIONS: '{"legacyDecorators":true}' },
  files: {
    'dropped.test.ts': `import { TestCase, skip } from 'vitest-async-case'

export const Expression = class extends TestCase {
  @skip('broken') testA() {}
  testB() {}
}
`,
  },
})

test.runIf(activeWorlds.includes('vitest5'))(
  'a legacy decorator in the expression of a class is refused: vitest5',
  async () => {
    const { output, exitCode } = await runVitest(droppedDecorator('vitest5'))
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.stringContaining(dropped) as string })
  },
)

const syntax: Record<string, string> = {
  'AbstractTest > testA': 'skipped',
  'AfterTest > testA': 'skipped',
  'BeforeTest > testA': 'skipped',
  'ConcreteTest > testA': 'skipped',
  'DefaultTest > testBrackets': 'skipped',
  'DefaultTest > testBracketsThatStay': 'skipped',
  'DefaultTest > testFails': 'passed',
  'DefaultTest > testPath': 'skipped',
  'ExpressionTest > testA': 'skipped',
  'MembersTest > test with spaces': 'passed',
  'MembersTest > testEach [0]': 'passed',
  'MembersTest > testEach [1]': 'passed',
  'MembersTest > testFields': 'passed',
  'MembersTest > testPlainScript': 'passed',
}

const tools = ['esbuild', 'typescript', '@swc/core'] as const
const lowerings: [World, string][] = [
  ...(activeWorlds.includes('vitest4') ? tools.map((tool): [World, string] => ['vite8', tool]) : []),
  ...activeWorlds.map((world): [World, string] => [world, 'esbuild']),
]

test.each(lowerings)('decorators stand wherever the grammar has them: %s, %s', async (world, transformer) => {
  const env = { PLUGIN_OPTIONS: JSON.stringify({ transformer }) }
  const { report, output, exitCode } = await runVitest({
    fixture: new URL('./fixtures/syntax/', import.meta.url),
    world,
    env,
  })
  expect({ states: statesOf(report), exitCode }, output).toEqual({ states: syntax, exitCode: 0 })
})

test.each(lowerings)('and are no obstacle to static lists: %s, %s', async (world, transformer) => {
  const { stdout } = await runVitest({
    fixture: new URL('./fixtures/syntax/', import.meta.url),
    world,
    command: ['list', '--json', ...(world === 'vitest5' ? [] : ['--staticParse'])],
    env: { PLUGIN_OPTIONS: JSON.stringify({ transformer }) },
  })
  const listed = JSON.parse(stdout) as { name: string }[]
  const names = Object.keys(syntax).map(name => name.replace(/ \[\d\]$/, ''))
  expect(listed.map(({ name }) => name).toSorted()).toEqual([...new Set(names)])
})

test.runIf(activeWorlds.includes('vitest5'))(
  'a transformer that is missing is named, with the way to install it',
  async () => {
    const env = { PLUGIN_OPTIONS: '{"transformer":"@swc/core"}' }
    const { output, exitCode } = await run('vitest5', { env })
    expect(exitCode).toBe(1)
    expect(output).toContain(new MissingTransformerError('@swc/core').message)
    expect(output).not.toContain('vitest-async-case/dist')
    expect(output).toMatch(/❯ \S+\.test\.ts:\d+:\d+\n/)
  },
)

test('the text without a wanted transformer', () => {
  expect(new MissingTransformerError(undefined).message).toBe(
    'vitest-async-case/plugin: decorators must be lowered here, since this Vite leaves them in place, and the project ' +
      'has none of esbuild, typescript (up to 6) and @swc/core. Install one: npm install --save-dev esbuild. ' +
      'Or set "experimentalDecorators" in tsconfig.json, or use the decorators\' plain form, define.',
  )
})

test('the text of a decorator that would be dropped', () => {
  expect(new DroppedDecoratorError('@skip', '/app/a.test.ts:4').message).toBe(
    'vitest-async-case/plugin: @skip at /app/a.test.ts:4 stands in a class expression, where legacy decorators have no ' +
      'effect. Declare the class, as in "class Name { … }", or leave the option "legacyDecorators" off.',
  )
})
