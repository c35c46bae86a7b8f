import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '07-autospec-service',
    setupFiles: ['vitest-async-case/setup'],
  },
})
