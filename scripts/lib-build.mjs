// Builds `dist` once per state of the sources, however many processes ask for it at the same time.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './lib-lock.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const stamp = join(root, '.tmp/build-stamp') // not in dist, which is published
const built = join(root, 'dist/index.js')

/** Builds when a source differs from the last build. Returns the stamp of what `dist` holds. */
export function ensureBuilt() {
  return withLock(join(root, '.tmp/locks/build'), () => {
    const wanted = hashOf([
      'src',
      'scripts/build.mjs',
      'scripts/lib-main.mjs',
      'package.json',
      'tsconfig.json',
      'tsconfig.build.json',
    ])
    if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return wanted
    execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'pipe' })
    writeFileSync(stamp, wanted)
    return wanted
  })
}

function hashOf(paths) {
  const hash = createHash('sha1')
  for (const path of paths.flatMap(filesUnder)) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function filesUnder(path) {
  const entries = path.includes('.')
    ? []
    : readdirSync(join(root, path), { recursive: true, withFileTypes: true })
  if (!entries.length) return [path]
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted()
}
