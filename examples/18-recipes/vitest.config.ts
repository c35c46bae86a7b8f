import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '18-recipes',
    setupFiles: ['./setup.ts'],
  },
})
