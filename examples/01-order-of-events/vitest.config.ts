import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '01-order-of-events',
    setupFiles: ['vitest-async-case/setup'],
  },
})
