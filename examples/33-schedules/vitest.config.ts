import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: '33-schedules',
    setupFiles: ['vitest-async-case/guard'],
    // All schedules of a test share its time.
    testTimeout: 60_000,
  },
})
