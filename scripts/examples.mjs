// Runs every example suite in one run of Vitest, on a machine with Node and npm and nothing installed:
//   npm run examples             all of them
//   npm run examples -- 02 mock  those whose folder's name contains one of the words; options go on to Vitest
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, root } from './lib-build.mjs'
import { ensureInstalled } from './lib-install.mjs'

const folder = join(root, 'examples')
const isExample = name => existsSync(join(folder, name, 'vitest.config.ts'))
const examples = existsSync(folder) ? readdirSync(folder).filter(isExample) : []
if (examples.length === 0) throw new Error('There is no example in examples/.')

// From the first option on, the arguments are Vitest's, which may take words of their own: `-t name`.
const given = process.argv.slice(2)
const firstOption = given.findIndex(word => word.startsWith('-'))
const words = firstOption < 0 ? given : given.slice(0, firstOption)
const options = given.slice(words.length)
const wanted = examples.filter(name => words.some(word => name.includes(word)))
if (words.length > 0 && wanted.length === 0)
  throw new Error(`No example is named after ${words.join(' or ')}. There are ${examples.join(', ')}.`)
// Each example's project has the name of its folder.
const projects = wanted.map(name => `--project=${name}`)

ensureInstalled()
const stamp = await ensureBuilt()
const { placePackage } = await import('./worlds.mjs')
placePackage(root, stamp)
const [vitest, config] = [join(root, 'node_modules/vitest/vitest.mjs'), join(folder, 'vitest.config.ts')]
const result = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', config, '--reporter=verbose', ...projects, ...options],
  { cwd: folder, stdio: 'inherit' },
)
process.exitCode = result.status ?? 1
