import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '10-mock-open',
    setupFiles: ['vitest-async-case/setup'],
  },
})
