import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '25-dual-stack-service',
    setupFiles: ['vitest-async-case/setup'],
  },
})
