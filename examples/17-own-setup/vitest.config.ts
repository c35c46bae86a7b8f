import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '17-own-setup',
    setupFiles: ['./setup.ts'],
  },
})
