import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '28-profiled-job',
    setupFiles: ['vitest-async-case/setup'],
  },
})
