import { defineConfig } from 'vitest/config'

// Every folder here is a project of its own that can be copied as it is; this runs them all at once.
export default defineConfig({ test: { projects: ['./*/vitest.config.ts'], passWithNoTests: true } })
