// Makes a release of the version in package.json:
//   npm run release                  checks, builds, dates the changelog, packs, compares, commits and tags
//   npm run release -- --publish     the same, and publishes what it packed
//   npm run release -- --dry-run     builds, packs and compares; tells what the rest would do, and changes nothing
// A changelog that has its date is that of a release which was made before: it is not made anew, only packed and published.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, root } from './lib-build.mjs'
import { dated, differences } from './lib-release.mjs'

const isDry = process.argv.includes('--dry-run')
const isPublished = process.argv.includes('--publish')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const changelog = join(root, 'CHANGELOG.md')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const { version } = manifest
// GitHub and GitLab let npm prove, in CI, which commit a package was made of.
const canProve = Boolean(process.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? process.env.SIGSTORE_ID_TOKEN)

try {
  await release()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

async function release() {
  refuseIncomplete()
  if (!isDry) run(process.execPath, 'scripts/check.mjs')
  await ensureBuilt()
  const isNew = writeDate()
  if (isPublished && !isNew) refuseOther()
  const tarball = pack()
  if (isNew) change('git', 'commit', '--message', `release: ${version}`, 'CHANGELOG.md')
  if (isNew) change('git', 'tag', `v${version}`)
  if (isPublished || isDry) change(npm, 'publish', tarball, ...(canProve ? ['--provenance'] : []))
}

function refuseIncomplete() {
  const changes = read('git', 'status', '--porcelain')
  if (!isDry && changes)
    throw new Error(`A release is made of what is committed, but this is not:\n${changes}`)
  if (isPublished && canProve && !manifest.repository)
    throw new Error(
      'package.json has no repository, and npm proves a package by it. CONTRIBUTING.md has the command that sets it, in "Release".',
    )
}

/** What is published under a version is the commit of its tag. */
function refuseOther() {
  if (read('git', 'tag', '--points-at', 'HEAD').split('\n').includes(`v${version}`)) return
  throw new Error(
    `CHANGELOG.md has the date of ${version}, but this commit is not v${version}. Check out v${version} to publish it, or write the heading of a new version.`,
  )
}

/** Returns whether the version had no date yet. */
function writeDate() {
  const text = readFileSync(changelog, 'utf8')
  const released = dated(text, version, new Date().toISOString().slice(0, 10))
  if (released === text) return false
  console.log(`${isDry ? 'Would write' : 'Wrote'} to CHANGELOG.md: ${/^## .*$/m.exec(released)[0]}`)
  if (!isDry) writeFileSync(changelog, released)
  return true
}

/** Packs, and returns the tarball's path. What it holds must be what a package holds. */
function pack() {
  const folder = join(root, '.tmp/release')
  mkdirSync(folder, { recursive: true })
  const printed = read(npm, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder)
  const [packed] = Object.values(JSON.parse(printed.slice(printed.search(/[[{]/))))
  const different = differences(packed.files.map(({ path }) => path))
  if (different.length > 0)
    throw new Error(
      `The packed files are not those of scripts/lib-release.mjs (+ too much, - missing):\n${different.join('\n')}`,
    )
  console.log(
    `Packed ${packed.filename}: ${packed.files.length} files, ${(packed.size / 1024).toFixed(0)} KB.`,
  )
  return join(folder, packed.filename)
}

function read(command, ...args) {
  return execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

function run(command, ...args) {
  execFileSync(command, args, { cwd: root, stdio: 'inherit' })
}

/** Runs what cannot be taken back; a dry run tells it. */
function change(command, ...args) {
  if (isDry) console.log(`Would run: ${[command, ...args].join(' ')}`)
  else run(command, ...args)
}
