import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '31-virtual-time',
    setupFiles: ['vitest-async-case/setup'],
  },
})
