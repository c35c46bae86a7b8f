// Bundles each entry to one file, since Vitest loads the setup file once per test file, and emits the types.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const entries = {
  index: 'src/index.ts',
  setup: 'src/setup.ts',
  plugin: 'src/plugin.ts',
  inject: 'src/inject.ts',
}
// What stays an import of the built files: the host, and the package by its own name.
const external = [
  /^vitest($|\/)/,
  /^vite($|\/)/,
  /^node:/,
  /^vitest-async-case($|\/)/,
  'esbuild',
  /^@swc\//,
  'typescript',
  /^@babel\//,
]

process.chdir(root)
rmSync('dist', { recursive: true, force: true })
for (const [name, input] of Object.entries(entries)) {
  const bundle = await rolldown({ input, external, tsconfig: false })
  await bundle.write({
    file: `dist/${name}.js`,
    format: 'esm',
    sourcemap: false,
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    codeSplitting: false,
  })
  await bundle.close()
}
execFileSync(process.execPath, ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
})
