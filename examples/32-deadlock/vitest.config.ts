import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '32-deadlock',
    exclude: ['deadlocked/**', 'node_modules/**'],
    setupFiles: ['vitest-async-case/setup'],
  },
})
