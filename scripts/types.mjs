// Checks every project of types with both compilers:
//   node scripts/types.mjs [word …]     only those whose name contains a word
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib-build.mjs'

const compilers = {
  'TypeScript 7': 'node_modules/@typescript/native/bin/tsc',
  'TypeScript 5.9': 'node_modules/typescript-5.9/lib/tsc.js',
}
// The library itself is written for the newest compiler; what users see of it is checked with both.
const projects = {
  'tsconfig.json': ['TypeScript 7'],
  'test/types/tsconfig.json': ['TypeScript 7', 'TypeScript 5.9'],
  'test/types/tsconfig.js.json': ['TypeScript 7', 'TypeScript 5.9'],
  'test/types/tsconfig.legacy.json': ['TypeScript 7', 'TypeScript 5.9'],
}

const words = process.argv.slice(2)
const checks = Object.entries(projects)
  .flatMap(([project, names]) => names.map(name => ({ project, name })))
  .filter(
    ({ project, name }) => words.length === 0 || words.some(word => `${project} ${name}`.includes(word)),
  )

if (checks.length === 0) throw new Error(`No project matches ${words.join(' ')}.`)
for (const { project, name } of checks) {
  const started = Date.now()
  const { status } = spawnSync(process.execPath, [join(root, compilers[name]), '-p', join(root, project)], {
    cwd: root,
    stdio: 'inherit',
  })
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${project} with ${name}, ${Date.now() - started} ms`)
  if (status !== 0) process.exitCode = 1
}
