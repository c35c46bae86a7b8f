// Bundles the entries to as few files as start-up wants, since Vitest loads the setup file once per test file: the main
// entry, and what it shares with the small one that the setup file loads. And emits the types.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
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
]
/** Files that do something when they are loaded, and not only define; all others may be left out when nobody asks. */
const withSideEffects =
  /src\/(index|install|setup[.\w]*|guard|plugin|inject)\.ts$|src\/vitest\/(index|prepare)\.ts$/
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
  const bundle = await rolldown({ input, external, treeshake, tsconfig: false })
  await bundle.write({
    dir: 'dist',
    format: 'esm',
    // The code that the entry `install` shares with the main one is the entry: one file less to find and to read.
    entryFileNames: ({ name }) => (name === 'install' ? 'install-entry.js' : `${name}.js`),
    chunkFileNames: 'install.js',
    minifyInternalExports: false,
    sourcemap: false,
    // Names of functions and classes stay: they stand in stacks and reports.
    minify: { compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  })
  await bundle.close()
}
rmSync('dist/install-entry.js')
execFileSync(process.execPath, ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
})
