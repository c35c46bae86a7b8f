import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '30-guarded-suite',
    exclude: ['unmended/**', 'node_modules/**'],
    setupFiles: ['./setup.ts'],
  },
})
