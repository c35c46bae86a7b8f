import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ensureWorld } from '../../../scripts/worlds.mjs'
import { TwoCopiesError } from '../../../src/errors/index.ts'
import { errorsOf, statesOf } from '../../support/report.ts'
import { activeWorlds, runVitest, type World } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/copies/', import.meta.url)

/** A package that has the library in a node_modules folder of its own. */
async function otherBase(world: World): Promise<Record<string, string>> {
  const installed = join(await ensureWorld(world), 'node_modules/vitest-async-case')
  const built = readdirSync(join(installed, 'dist')).filter(file => file.endsWith('.js'))
  const parts = ['package.json', ...built.map(file => `dist/${file}`)]
  const nested = 'node_modules/other-base/node_modules/vitest-async-case'
  return {
    'node_modules/other-base/package.json': '{ "type": "module", "exports": "./index.js" }',
    'node_modules/other-base/index.js': `export { TestCase as OtherBase } from 'vitest-async-case'\n`,
    ...Object.fromEntries(
      parts.map(part => [`${nested}/${part}`, readFileSync(join(installed, part), 'utf8')]),
    ),
  }
}

describe.each(activeWorlds)('in %s', world => {
  test.each(['forks', 'threads'] as const)(
    'a case of another copy of the package is an error that names both: %s',
    async pool => {
      const files = await otherBase(world)
      const { report, exitCode } = await runVitest({ fixture, world, pool, files })
      expect(exitCode).toBe(1)
      expect(statesOf(report)).toEqual({
        Other: 'failed',
        'Own > testOwn': 'passed',
        'OnlyOther > testOther': 'passed',
        'by hand': 'failed',
        'loads the same by require': 'passed',
      })
      const message = (name: string) =>
        new TwoCopiesError(name, '<other>', '<own>').message.replace(/<other>.*<own>/, '<folders>')
      const shown = (name: string) =>
        errorsOf(report, name).map(text =>
          text.replace(
            /\S+\/other-base\/node_modules\/vitest-async-case and from \S+\/node_modules\/vitest-async-case/,
            '<folders>',
          ),
        )
      expect(shown('Other')).toEqual([message('Other')])
      expect(shown('by hand')).toEqual([message('Given')])
    },
  )
})

test('the text names both folders, or the one that was loaded twice', () => {
  const remedy =
    `Have one copy, with your package manager's "dedupe" or resolve.dedupe: ['vitest-async-case'] in the Vite config, ` +
    'and import it by its name everywhere.'
  const text = (places: string) =>
    'A extends a TestCase of another copy of vitest-async-case than the one that runs the tests: the package was loaded ' +
    `${places}. ${remedy}`
  expect(new TwoCopiesError('A', '/a', '/b').message).toBe(text('from /a and from /b'))
  expect(new TwoCopiesError('A', '/a', '/a').message).toBe(text('twice from /a'))
})
