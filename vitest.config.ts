import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Unit tests run on the source: one copy of it, reached by the names that users import.
const alias = [
  { find: /^vitest-async-case\/install$/, replacement: source('./src/install.ts') },
  { find: /^vitest-async-case\/setup$/, replacement: source('./src/setup.ts') },
  { find: /^vitest-async-case\/guard$/, replacement: source('./src/guard.ts') },
  { find: /^vitest-async-case\/plugin$/, replacement: source('./src/plugin.ts') },
  { find: /^vitest-async-case\/inject$/, replacement: source('./src/inject.ts') },
  { find: /^vitest-async-case$/, replacement: source('./src/index.ts') },
]

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        oxc: { target: 'es2022' },
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/conformance/verdicts.test.ts'],
          // The main entry as well: unit tests import inner files, which want the host.
          setupFiles: ['./src/setup.ts', './src/index.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'suites',
          include: ['test/{suites,conformance}/**/*.test.ts'],
          exclude: ['test/conformance/verdicts.test.ts', 'test/**/fixtures/**', '**/node_modules/**'],
          globalSetup: ['./test/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // What the pages say, and what docs/design.md says of the code.
        test: {
          name: 'docs',
          include: ['test/{docs,design}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
