// Bundles the entries to as few files as start-up wants, since Vitest loads the setup file once per test file: the main
// entry, what it shares with the small one that the setup file loads, and what few test files use. And emits the types.
//
// What few test files use gets a file of its own, loaded when it is first wanted. To make one, have a folder of `src`
// reached by `import('../folder/index.ts')` only, but for types; the file is `dist/folder.js`. It takes what it shares
// with the main entry from there. Then name it in scripts/lib-release.mjs. Where one cannot wait for a promise, write
//   const room = later('folder', () => import('../folder/index.ts'))    // internal/later.ts
// and `room.now()` from the collection of the test file on, or `await room.load()`. Who imports a later file's code in
// the usual way as well takes it back into the main entry: the build refuses that.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Entries of one bundle share their common code; each bundle is built by itself. */
const bundles = [
  { index: 'src/index.ts', install: 'src/install.ts' },
  { setup: 'src/setup.ts' },
  { guard: 'src/guard.ts' },
  { 'setup.browser': 'src/setup.browser.ts' },
  { plugin: 'src/plugin.ts' },
  { inject: 'src/inject.ts' },
  { 'timeline-page': 'src/timeline-page.ts' },
]
/** Files that do something when they are loaded, and not only define; all others may be left out when nobody asks. */
const withSideEffects =
  /src\/(index|install|setup[.\w]*|guard|plugin|inject|timeline-page)\.ts$|src\/vitest\/(index|prepare)\.ts$/
// What stays an import of the built files: the host, and the package by its own name.
const external = [
  /^vitest($|\/)/,
  /^vite($|\/)/,
  /^node:/,
  /^vitest-async-case($|\/)/,
  'magic-string',
  'esbuild',
  /^@swc\//,
  'typescript',
  /^@babel\//,
]

process.chdir(root)
rmSync('dist', { recursive: true, force: true })
for (const input of bundles) {
  const treeshake = { moduleSideEffects: id => withSideEffects.test(id) }
  const bundle = await rolldown({
    input,
    external,
    treeshake,
    tsconfig: false,
    onLog: refuseWarnings,
    // What a later file shares with the main entry stays there, and is exported for it.
    preserveEntrySignatures: 'allow-extension',
  })
  const { output } = await bundle.write({
    dir: 'dist',
    format: 'esm',
    // The code that the entry `install` shares with the main one is the entry: one file less to find and to read.
    entryFileNames: ({ name }) => (name === 'install' ? 'install-entry.js' : `${name}.js`),
    chunkFileNames: chunkName,
    minifyInternalExports: false,
    sourcemap: false,
    // Names of functions and classes stay: they stand in stacks and reports.
    minify: { compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  })
  await bundle.close()
  refuseStrays(output)
}
rmSync('dist/install-entry.js')
execFileSync(process.execPath, ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
})

/** A later file is called as its folder; what the entries share is the file of the entry `install`. */
function chunkName({ isDynamicEntry, facadeModuleId }) {
  return isDynamicEntry ? `${basename(dirname(facadeModuleId))}.js` : 'install.js'
}

/** Such as that code which is imported later is also imported at once. */
function refuseWarnings(level, log) {
  if (level === 'warn') throw new Error(log.message)
}

/** What two later files share, and the main entry does not have, would need a file of its own without a name. */
function refuseStrays(output) {
  const stray = output.find(({ fileName }) => /^install\d/.test(fileName))
  if (stray) throw new Error(`Two later files share ${stray.moduleIds.join(', ')}: make it one folder.`)
}
