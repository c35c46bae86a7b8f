import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '22-measurement-report',
    setupFiles: ['vitest-async-case/setup'],
  },
})
