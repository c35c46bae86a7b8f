// Installs the dependencies of the checkout, or of a folder of it, when they are not those of the lock file. Node's own modules only.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs `npm ci` unless the last one installed this very lock file. Returns whether it did. */
export function ensureInstalled(folder = root) {
  const stamp = join(folder, 'node_modules/.vac-installed')
  const lock = createHash('sha1')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return false
  const isWindows = process.platform === 'win32'
  execFileSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: isWindows,
  })
  writeFileSync(stamp, lock)
  return true
}
