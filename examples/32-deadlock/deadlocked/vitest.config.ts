import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['deadlocked/*.test.ts'], setupFiles: ['vitest-async-case/setup'] },
})
