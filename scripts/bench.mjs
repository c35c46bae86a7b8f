// Runs the benches, one after another:
//   npm run bench                all of bench/*.bench.mjs
//   npm run bench -- cases       that one, or those whose names contain the word where none is called so
//   npm run bench -- --record    also writes what they print to docs/benchmarks.md, in the place of what they printed before
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, root } from './lib-build.mjs'
import { benchmarksPage } from './lib-benchmarks-page.mjs'
import { ensureInstalled } from './lib-install.mjs'

ensureInstalled()
await ensureBuilt()
const isRecorded = process.argv.includes('--record')
const words = process.argv.slice(2).filter(word => word !== '--record')
const all = readdirSync(join(root, 'bench')).filter(file => file.endsWith('.bench.mjs'))
const called = word => all.filter(file => file === `${word}.bench.mjs`)
const meant = word => (called(word).length > 0 ? called(word) : all.filter(file => file.includes(word)))
const wanted = words.length === 0 ? all : [...new Set(words.flatMap(meant))]
if (wanted.length === 0) throw new Error(`No bench is called so. There are: ${all.join(', ')}.`)
const printed = []
for (const file of wanted) {
  console.log(`\n──── ${file} ────`)
  const flags = ['--expose-gc', '--no-warnings', join('bench', file)]
  const stdio = ['inherit', 'pipe', 'inherit']
  const { status, stdout } = spawnSync(process.execPath, flags, { cwd: root, stdio, encoding: 'utf8' })
  process.stdout.write(stdout)
  printed.push({ file, stdout })
  if (status !== 0) process.exitCode = 1
}
const page = join(root, 'docs/benchmarks.md')
if (isRecorded) writeFileSync(page, benchmarksPage(printed, readFileSync(page, 'utf8')))
