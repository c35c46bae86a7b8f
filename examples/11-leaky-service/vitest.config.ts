import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '11-leaky-service',
    exclude: ['leaky/**', 'node_modules/**'],
    setupFiles: ['vitest-async-case/setup'],
  },
})
