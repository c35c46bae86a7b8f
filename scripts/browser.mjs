// Runs test/browser in Vitest's browser mode, in a Chromium that it installs where apt-get can:
//   node scripts/browser.mjs [vitest4 vitest5]
// CHROMIUM names another binary. Not a part of the check, since a browser is not to be had everywhere.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib-build.mjs'
import { ensureChromium } from './lib-chromium.mjs'
import { ensureNode, ensureWorld, worlds } from './worlds.mjs'

/** Playwright's own download of a browser is not needed; the package drives the one that is there. */
const playwright = '1.64.1'

const chromium = ensureChromium()
const names = process.argv.length > 2 ? process.argv.slice(2) : ['vitest4', 'vitest5']
const failed = []
for (const name of names) if ((await run(name)) !== 0) failed.push(name)
if (failed.length > 0) {
  console.error(`The browser suite failed in ${failed.join(' and ')}.`)
  process.exitCode = 1
}

async function run(name) {
  const world = await ensureWorld(name)
  const folder = join(root, '.tmp/browser', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { vitest, vite } = worlds[name].dependencies
  const dependencies = { vitest, vite, playwright, '@vitest/browser-playwright': vitest }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  execFileSync(npm, ['install', '--ignore-scripts', '--no-package-lock'], { cwd: folder, stdio: 'inherit' })
  const placed = 'node_modules/vitest-async-case'
  cpSync(join(world, placed), join(folder, placed), { recursive: true, dereference: true })
  cpSync(join(root, 'test/browser'), folder, { recursive: true })
  const node = await ensureNode(worlds[name].node)
  const args = ['node_modules/vitest/vitest.mjs', 'run']
  return spawnSync(node, args, { cwd: folder, stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium } })
    .status
}
