import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '24-deploy-archive',
    setupFiles: ['vitest-async-case/setup'],
  },
})
