import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { root } from '../../scripts/lib-build.mjs'
import { sources } from '../../scripts/lib-figures.mjs'
import { differences, isDeclaration } from '../../scripts/lib-release.mjs'
import { pack, run } from './project.ts'

let tarball: string

beforeAll(async () => {
  tarball = await pack()
})

test('the tarball holds the built files, the docs and the examples, nothing else', async () => {
  const { text } = await run('tar', ['-tzf', tarball], root)
  const files = text
    .trim()
    .split('\n')
    .map(file => file.replace(/^package\//, ''))
  expect(files.filter(isDeclaration).length).toBeGreaterThan(100)
  expect(differences(files)).toEqual([])
})

test('publint finds nothing', async () => {
  const publint = join(root, 'node_modules/publint/src/cli.js')
  const { code, text } = await run(process.execPath, [publint, 'run', tarball, '--strict'], root)
  expect(code, text).toBe(0)
})

test('the types resolve as an ES module’s do', async () => {
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
  const { code, text } = await run(
    process.execPath,
    [attw, tarball, '--profile', 'esm-only', '--no-emoji'],
    root,
  )
  expect(code, text).toBe(0)
})

test('Node requires the main entry, outside Vitest as well, where mocks serve a script or a configuration', async () => {
  const script =
    "const { Mock } = require('vitest-async-case'); const mock = new Mock(); mock(1); mock.callCount"
  const { code, text } = await run(process.execPath, ['--no-warnings', '-p', script], root)
  expect([code, text.trim()]).toEqual([0, '1'])
})

test('there are 20 built files at most, and each that code asks for at once is its folder’s', () => {
  const built = readdirSync(join(root, 'dist')).filter(file => /\.c?js$/.test(file))
  const asked = sources().flatMap(({ text }) => [
    ...text.matchAll(/\blater\('([^']+)', \(\) => import\('(?:[^']*\/)?([^'/]+)\/index\.ts'\)/g),
  ])
  const calls = sources().reduce((sum, { text }) => sum + text.split(/(?<!function )\blater\(/).length - 1, 0)
  expect(built.length).toBeLessThanOrEqual(20)
  expect(asked.length).toBe(calls)
  for (const [, file, folder] of asked) {
    expect(file).toBe(folder)
    expect(built).toContain(`${file}.js`)
  }
})

test('the built files are ASCII, which V8 holds and Node reads at half the cost', () => {
  const built = readdirSync(join(root, 'dist')).filter(file => /\.c?js$/.test(file))
  const beyond = built.filter(file => /[\u0080-\uffff]/.test(readFileSync(join(root, 'dist', file), 'utf8')))
  expect(beyond).toEqual([])
})

// Vitest loads the setup file once for each test file: its size and its modules are paid again and again.
test('the setup file loads two files of ours, within a size', ({ annotate }) => {
  const files = staticClosure('setup.js')
  const bytes = files.map(file => readFileSync(join(root, 'dist', file)))
  const raw = bytes.reduce((total, file) => total + file.length, 0)
  const zipped = bytes.reduce((total, file) => total + gzipSync(file).length, 0)
  const line = `setup: ${files.length} files, ${(raw / 1024).toFixed(1)} KB, ${(zipped / 1024).toFixed(1)} KB zipped`
  console.log(line)
  expect(files).toEqual(['setup.js', 'install.js'])
  expect(raw, line).toBeLessThan(20 * 1024)
  return annotate(line)
})

/** The files of `dist` that a file loads without being asked: itself and its static imports. */
function staticClosure(file: string, seen: string[] = []): string[] {
  if (seen.includes(file)) return seen
  seen.push(file)
  const code = readFileSync(join(root, 'dist', file), 'utf8')
  for (const [, from] of code.matchAll(
    /(?:^|[;\n}])\s*(?:import|export)\s*(?:[\w*{][^'"`;()]*?from\s*)?["']([^"']+)["']/g,
  )) {
    const own = /^vitest-async-case(?:\/(\w+))?$/.exec(from!)
    if (own) staticClosure(`${own[1] ?? 'index'}.js`, seen)
    else if (from!.startsWith('.')) staticClosure(from!.slice(2), seen)
    else expect(from, `an import of ${file}`).toMatch(/^(vitest|vite)(\/|$)/)
  }
  return seen
}
