// What a release holds and what it is called: the packed files, and the heading of the changelog.
import { execFileSync } from 'node:child_process'
import { root } from './lib-build.mjs'

/** The packed files that have names of their own. */
const named = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'package.json',
  'dist/deadlock.js',
  'dist/index.browser.js',
  'dist/index.js',
  'dist/inject.js',
  'dist/guard.js',
  'dist/install.js',
  'dist/keep-compiled.cjs',
  'dist/main.js',
  'dist/plugin.js',
  'dist/searching.js',
  'dist/setup.browser.js',
  'dist/setup.js',
  'dist/timeline.js',
  'dist/timeline-page.js',
  'dist/source.js',
  'dist/virtual.js',
]

/** Every file that a package holds, and no other: those above, the documents as committed, and the declarations. */
export function packedFiles(declarations) {
  const tracked = execFileSync('git', ['ls-files', '-z', 'docs', 'examples'], { cwd: root, encoding: 'utf8' })
  const documents = tracked.split('\0').filter(file => file && file !== 'docs/api.txt')
  return [...named, ...documents, ...declarations]
}

export const isDeclaration = file => /^dist\/types\/.+\.d\.ts$/.test(file)

/** How packed files differ from those that a package holds, a line each: `+` is too much, `-` is missing. */
export function differences(files) {
  const wanted = new Set(packedFiles(files.filter(isDeclaration)))
  const packed = new Set(files)
  return [
    ...files.filter(file => !wanted.has(file)).map(file => `+ ${file}`),
    ...[...wanted].filter(file => !packed.has(file)).map(file => `- ${file}`),
  ]
}

/** The changelog with the date in the heading of a version; one that has its date stays as it is. */
export function dated(changelog, version, date) {
  const [heading = '', found, state] = /^## (\S+) \((.+)\)$/m.exec(changelog) ?? []
  if (found !== version)
    throw new Error(
      `CHANGELOG.md begins with "${heading}", but package.json says ${version}. Write "## ${version} (unreleased)" above what is new.`,
    )
  if (/^\d{4}-\d\d-\d\d$/.test(state)) return changelog
  return changelog.replace(heading, `## ${version} (${date})`)
}
