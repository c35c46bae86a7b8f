import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '06-context-vars',
    setupFiles: ['vitest-async-case/setup'],
  },
})
