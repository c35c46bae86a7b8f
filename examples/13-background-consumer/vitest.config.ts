import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '13-background-consumer',
    setupFiles: ['vitest-async-case/setup'],
  },
})
