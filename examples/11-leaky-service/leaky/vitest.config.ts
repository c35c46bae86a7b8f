import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['leaky/*.test.ts'], setupFiles: ['vitest-async-case/setup'] },
})
