import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '03-http-server',
    setupFiles: ['vitest-async-case/setup'],
  },
})
