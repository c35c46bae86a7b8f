import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '26-signed-feed',
    setupFiles: ['vitest-async-case/setup'],
  },
})
