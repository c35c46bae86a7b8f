import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '23-odds-and-distances',
    setupFiles: ['vitest-async-case/setup'],
  },
})
