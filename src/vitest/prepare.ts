import { expect } from './host/index.ts'
import { realTime, shared, shareDisposeSymbols } from '../internal/index.ts'
import { sinonTester, watchBuiltinFacades } from '../mocks/index.ts'

// When this file is loaded, which is before the rest of the library: the mocks' protocols have these symbols as names.
shareDisposeSymbols()

const prepared = shared('prepared', () => ({
  isDone: false,
  /** Here, since it must be taken before a test file can fake it. */
  clock: realTime,
}))

/** What a test file may need before it imports the library, or without importing it. Done once per global. */
export function prepare(): void {
  if (prepared.isDone) return
  prepared.isDone = true
  expect.addEqualityTesters([sinonTester])
  // Before the test file imports its first built-in module.
  watchBuiltinFacades()
}
