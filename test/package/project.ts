import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureBuilt, root } from '../../scripts/lib-build.mjs'
import { npmInstall, worlds } from '../../scripts/worlds.mjs'
import type { World } from '../support/run-vitest.ts'

const runFile = promisify(execFile)

export interface Output {
  code: number
  text: string
}

/** Runs a program; a failing one is a result, not an error. */
export async function run(program: string, args: string[], cwd: string): Promise<Output> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_ENV$|NODE_OPTIONS$|CI$|GITHUB_)/.test(name),
  )
  const env = { ...Object.fromEntries(inherited), NO_COLOR: '1' }
  try {
    const { stdout, stderr } = await runFile(program, args, { cwd, env, maxBuffer: 2 ** 26 })
    return { code: 0, text: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: unknown; stdout?: string; stderr?: string }
    if (typeof code !== 'number') throw error
    return { code, text: `${stdout}${stderr}` }
  }
}

/** Packs the built package and returns the tarball's path. */
export async function pack(): Promise<string> {
  await ensureBuilt()
  const folder = join(root, '.tmp/package')
  mkdirSync(folder, { recursive: true })
  const { code, text } = await run(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    root,
  )
  if (code !== 0) throw new Error(text)
  const [{ filename }] = Object.values(JSON.parse(text.slice(text.search(/[[{]/)))) as [{ filename: string }]
  return join(folder, filename)
}

/** An empty project outside the checkout, with the tarball and one world's Vitest installed. */
export async function makeProject(world: World, tarball: string, more: string[] = []): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `vitest-async-case-${world}-`)))
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  const { vitest, vite } = worlds[world].dependencies
  await npmInstall(folder, tarball, `vitest@${vitest}`, `vite@${vite}`, ...more)
  return folder
}

export function copyInto(folder: string, source: string): void {
  cpSync(source, folder, { recursive: true })
}

/** The folders of the example suites. */
export function exampleFolders(): string[] {
  const entries = readdirSync(join(root, 'examples'), { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  return names.filter(name => existsSync(join(root, 'examples', name, 'vitest.config.ts')))
}
