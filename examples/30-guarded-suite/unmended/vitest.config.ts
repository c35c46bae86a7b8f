import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['unmended/*.test.ts'], setupFiles: ['vitest-async-case/guard'] },
})
