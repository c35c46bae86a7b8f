import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '29-shared-memory',
    setupFiles: ['vitest-async-case/setup'],
  },
})
