import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '14-excepthook-and-unraisablehook',
    setupFiles: ['vitest-async-case/setup'],
  },
})
