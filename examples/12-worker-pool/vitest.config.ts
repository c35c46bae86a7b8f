import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '12-worker-pool',
    setupFiles: ['vitest-async-case/setup'],
  },
})
