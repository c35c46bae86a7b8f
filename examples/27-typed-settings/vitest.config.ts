import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '27-typed-settings',
    setupFiles: ['vitest-async-case/setup'],
    diff: './diff.ts',
    // setUpModule of the typing suite runs the compiler.
    hookTimeout: 60_000,
  },
})
