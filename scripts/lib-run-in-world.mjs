// Runs a test file, or a folder of them, in the real Vitest of a world, and leaves the folder for whoever looks at it.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureNode, ensureWorld, worlds } from './worlds.mjs'

/** @param options.fixture a folder that is copied; `options.files` is written beside, by path; `options.test` are options of Vitest's */
export async function runInWorld(world, { fixture, files = {}, env = {}, test = {}, args = [] }) {
  const home = await ensureWorld(world)
  const node = await ensureNode(worlds[world].node)
  mkdirSync(join(home, 'runs'), { recursive: true })
  const folder = mkdtempSync(join(home, 'runs/run-'))
  if (fixture) cpSync(fixture, folder, { recursive: true })
  const options = { setupFiles: ['vitest-async-case/setup'], testTimeout: 60_000, ...test }
  const config = `export default ${JSON.stringify({ test: options })}\n`
  const all = { 'package.json': '{ "type": "module" }', 'vitest.config.mjs': config, ...files }
  for (const [path, text] of Object.entries(all)) writeFileSync(join(folder, path), text)
  const command = [join(home, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, ...args]
  const output = await outputOf(node, command, folder, env)
  return { output, folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

function outputOf(node, command, cwd, env) {
  const { FORCE_COLOR: _, ...inherited } = process.env
  const child = spawn(node, command, { cwd, env: { ...inherited, NO_COLOR: '1', CI: '', ...env } })
  let output = ''
  child.stdout.on('data', text => (output += text))
  child.stderr.on('data', text => (output += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(output))
  })
}
