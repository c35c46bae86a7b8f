import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '20-assertions',
    setupFiles: ['vitest-async-case/setup'],
  },
})
