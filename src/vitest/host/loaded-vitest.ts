import type { expect as Expect, TestRunner as Runner } from 'vitest'

interface Vitest {
  readonly TestRunner: typeof Runner
  readonly expect: typeof Expect
}

/**
 * Vitest as its worker has loaded it, for what the setup file needs. Vitest keeps it on the global for its option
 * `globals` (checked on 4.1 and 5.1); asking Node for it by name costs a millisecond more of each test file.
 */
const loaded = (globalThis as { __vitest_index__?: Vitest }).__vitest_index__
export const { TestRunner, expect }: Vitest = loaded ?? (await import('vitest'))
