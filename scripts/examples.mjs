// Runs every example suite in one run of Vitest, on a machine with Node and npm and nothing installed:
//   npm run examples             all of them
//   npm run examples -- 02       those whose folder's name contains the word
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, root } from './lib-build.mjs'
import { ensureInstalled } from './lib-install.mjs'

ensureInstalled()
const stamp = await ensureBuilt()
const { placePackage } = await import('./worlds.mjs')
placePackage(root, stamp)
const [vitest, config] = [
  join(root, 'node_modules/vitest/vitest.mjs'),
  join(root, 'examples/vitest.config.ts'),
]
const result = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', config, '--reporter=verbose', ...process.argv.slice(2)],
  { cwd: join(root, 'examples'), stdio: 'inherit' },
)
process.exitCode = result.status ?? 1
