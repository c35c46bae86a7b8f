import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ensureNode, ensureWorld, worlds } from '../../../scripts/worlds.mjs'
import { activeWorlds, type World } from '../../support/run-vitest.ts'

const files = {
  'config/package.json': '{ "type": "module", "exports": { ".": "./index.js", "./base": "./base.js" } }',
  'config/index.js': `import asyncCase from 'vitest-async-case/plugin'
export default { plugins: [asyncCase()] }
`,
  'config/base.js': `export { IsolatedAsyncioTestCase as Base } from 'vitest-async-case'\n`,
  'app/package.json': '{ "type": "module" }',
  'app/vitest.config.js': `export { default } from '../config/index.js'\n`,
  'app/a.test.js': `import { test } from 'vitest'
import { Base } from '../config/base.js'
test('plain', () => {})
class HiddenTest extends Base { async testHidden() {} }
`,
}

/** A project outside of every folder that has the library, which only its configuration package lists. */
async function makeProject(world: World): Promise<string> {
  const installed = join(await ensureWorld(world), 'node_modules')
  const folder = mkdtempSync(join(tmpdir(), 'config-package-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [part, name] of [
    ['config', 'vitest-async-case'],
    ['app', 'vitest'],
  ] as const) {
    mkdirSync(join(folder, part, 'node_modules'))
    symlinkSync(join(installed, name), join(folder, part, 'node_modules', name), 'junction')
  }
  return join(folder, 'app')
}

async function run(world: World, args: string[]): Promise<string> {
  const [cwd, node] = [await makeProject(world), await ensureNode(worlds[world].node)]
  const { VITEST: _vitest, NODE_OPTIONS: _options, ...env } = process.env
  const program = 'node_modules/vitest/vitest.mjs'
  return new Promise(resolve => {
    execFile(node, [program, ...args], { cwd, env: { ...env, NO_COLOR: '1' } }, (error, stdout, stderr) =>
      resolve(`${stdout}${stderr}exit code ${error ? error.code : 0}`),
    )
  })
}

test.each(activeWorlds.flatMap(world => ['forks', 'threads'].map(pool => [world, pool] as const)))(
  'a project that does not list the library runs with the plugin of a configuration package: %s, %s',
  async (world, pool) => {
    const output = await run(world, ['run', `--pool=${pool}`, '--reporter=verbose'])
    expect(output).toMatch(/✓ a\.test\.js > plain[^]*✓ a\.test\.js > HiddenTest > testHidden[^]*exit code 0$/)
  },
)
