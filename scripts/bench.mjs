// Runs the benches, one after another:
//   npm run bench                all of bench/*.bench.mjs
//   npm run bench -- cases       those whose name contains one of the words
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, root } from './lib-build.mjs'
import { ensureInstalled } from './lib-install.mjs'

ensureInstalled()
await ensureBuilt()
const words = process.argv.slice(2)
const isWanted = file => words.length === 0 || words.some(word => file.includes(word))
const all = readdirSync(join(root, 'bench')).filter(file => file.endsWith('.bench.mjs'))
const wanted = all.filter(isWanted)
if (wanted.length === 0) throw new Error(`No bench is called so. There are: ${all.join(', ')}.`)
for (const file of wanted) {
  console.log(`\n──── ${file} ────`)
  const flags = ['--expose-gc', '--no-warnings', join('bench', file)]
  const { status } = spawnSync(process.execPath, flags, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
