import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '08-patching',
    setupFiles: ['vitest-async-case/setup'],
  },
})
