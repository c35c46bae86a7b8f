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
import { askMain, takeOutMain } from './lib-main.mjs'

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
  { 'keep-compiled': 'src/keep-compiled.ts' },
]
/** Files that do something when they are loaded, and not only define; all others may be left out when nobody asks. */
const withSideEffects =
  /src\/(index|install|setup[.\w]*|guard|plugin|inject|timeline-page|keep-compiled)\.ts$|src\/vitest\/(index|prepare)\.ts$/
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

/** Remarks for a bundler, of which this was the last: 3 KB that each test file would read. */
const withoutRemarks = {
  name: 'without-remarks',
  generateBundle(_, files) {
    for (const file of Object.values(files))
      file.code = file.code.replaceAll(/(\w?)\/\* @__PURE__ \*\/ /g, (_, word) => (word ? `${word} ` : ''))
  },
}

/** One character beyond ASCII has V8 hold the whole text in two bytes a character, and Node decode it three times as slowly. */
const asciiOnly = {
  name: 'ascii-only',
  generateBundle(_, files) {
    for (const file of Object.values(files))
      file.code = file.code.replaceAll(
        /[\u0080-\uffff]/g,
        unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
  },
}

const written = {
  dir: 'dist',
  minifyInternalExports: false,
  sourcemap: false,
  // Names of functions and classes stay: they stand in stacks and reports.
  minify: { compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
}

/** The setup file and the files that load later share what the main entry exports. */
const shareMain = {
  name: 'share-main',
  transform: (code, id) =>
    id.endsWith('/src/install.ts') ? `${code}\nexport { main } from './internal/index.ts'` : undefined,
  generateBundle(_, files) {
    for (const [name, file] of Object.entries(files)) if (name !== 'index.js') file.code = askMain(file.code)
  },
}

process.chdir(root)
rmSync('dist', { recursive: true, force: true })
for (const input of bundles) {
  const together = await filesTogether(input)
  const bundle = await opened(input)
  const { output } = await bundle.write({
    ...written,
    ...formatOf(input),
    chunkFileNames: chunkName,
    ...together,
  })
  await bundle.close()
  refuseStrays(output)
}
await takeOutMain(writeEntry)
execFileSync(process.execPath, ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
})

/** Node's `--require` takes no ES module. */
function formatOf(input) {
  return 'keep-compiled' in input
    ? { format: 'cjs', entryFileNames: '[name].cjs' }
    : { format: 'esm', entryFileNames: '[name].js' }
}

function opened(input, plugins = []) {
  return rolldown({
    input,
    external,
    treeshake: { moduleSideEffects: id => withSideEffects.test(id) },
    // A text that several places say would be written out in each.
    optimization: { inlineConst: false },
    tsconfig: false,
    plugins: [withoutRemarks, asciiOnly, shareMain, ...plugins],
    onLog: refuseWarnings,
    // How long a build takes is the machine's affair, and no warning.
    checks: { bundlerTimings: false },
    // What a later file shares with the main entry stays there, and is exported for it.
    preserveEntrySignatures: 'allow-extension',
  })
}

/** Writes an entry of which there is a text only, beside the files that it imports. */
async function writeEntry(name, text) {
  const id = `${root}${name}`
  const alone = {
    name: 'of-a-text',
    resolveId: source =>
      source === name ? id : /^\.\/\w+\.js$/.test(source) ? { id: source, external: true } : null,
    load: file => (file === id ? text : null),
  }
  const bundle = await opened({ [name]: name }, [alone])
  await bundle.write({ ...written, format: 'esm', entryFileNames: '[name].js' })
  await bundle.close()
}

/**
 * What the entry `install` loads at once is its file, and the rest of what the main entry does that one's, whoever else needs
 * it. Left alone, the bundler makes a file of each set of files that share something, once there are several later ones.
 */
async function filesTogether({ install, index }) {
  if (install === undefined) return {}
  const [ofInstall, ofIndex] = [await loadedAtOnce({ install }), await loadedAtOnce({ index })]
  const groups = [
    { name: 'install', test: id => ofInstall.has(id), priority: 2 },
    { name: 'index', test: id => ofIndex.has(id), priority: 1 },
  ]
  return { codeSplitting: { includeDependenciesRecursively: false, groups } }
}

async function loadedAtOnce(input) {
  const bundle = await opened(input)
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  const chunks = output.filter(({ isDynamicEntry }) => !isDynamicEntry)
  return new Set(chunks.flatMap(({ moduleIds }) => moduleIds))
}

/** A later file is called as its folder. */
function chunkName({ isDynamicEntry, facadeModuleId }) {
  return isDynamicEntry ? `${basename(dirname(facadeModuleId))}.js` : 'stray.js'
}

/** Such as that code which is imported later is also imported at once. */
function refuseWarnings(level, log) {
  if (level === 'warn') throw new Error(log.message)
}

/** What two later files share, and the main entry does not have, would need a file of its own without a name. */
function refuseStrays(output) {
  const stray = output.find(({ fileName }) => fileName.startsWith('stray'))
  if (stray) throw new Error(`Two later files share ${stray.moduleIds.join(', ')}: make it one folder.`)
}
