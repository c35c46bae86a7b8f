import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '09-from-other-mocks',
    setupFiles: ['vitest-async-case/setup'],
  },
})
