// Runs every example suite in one run of Vitest, on a machine with Node and npm and nothing installed:
//   npm run examples             all of them
//   npm run examples -- 02       those whose folder's name contains the word
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, root } from './lib-build.mjs'
import { ensureInstalled } from './lib-install.mjs'

const folder = join(root, 'examples')
const isExample = name => existsSync(join(folder, name, 'vitest.config.ts'))
if (!existsSync(folder) || !readdirSync(folder).some(isExample))
  throw new Error('There is no example in examples/.')

ensureInstalled()
const stamp = await ensureBuilt()
const { placePackage } = await import('./worlds.mjs')
placePackage(root, stamp)
const [vitest, config] = [join(root, 'node_modules/vitest/vitest.mjs'), join(folder, 'vitest.config.ts')]
const result = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', config, '--reporter=verbose', ...process.argv.slice(2)],
  { cwd: folder, stdio: 'inherit' },
)
process.exitCode = result.status ?? 1
