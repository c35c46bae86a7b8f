import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '04-cleanups',
    setupFiles: ['vitest-async-case/setup'],
  },
})
