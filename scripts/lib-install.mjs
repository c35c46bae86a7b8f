// Installs the checkout's dependencies when they are not those of the lock file. Node's own modules only.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'node_modules/.vac-installed')
const wanted = () =>
  createHash('sha1')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Runs `npm ci` unless the last one installed this very lock file. Returns whether it did. */
export function ensureInstalled() {
  const lock = wanted()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return false
  const isWindows = process.platform === 'win32'
  execFileSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: isWindows,
  })
  writeFileSync(stamp, lock)
  return true
}
