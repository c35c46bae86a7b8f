import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '02-postgres-repository',
    setupFiles: ['vitest-async-case/setup'],
  },
})
