import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '05-subtests-and-skips',
    setupFiles: ['vitest-async-case/setup'],
  },
})
