import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '21-from-vitest',
    setupFiles: ['vitest-async-case/setup'],
  },
})
