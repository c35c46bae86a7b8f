import { test } from 'vitest'
import { SkipTest } from '../../errors/index.ts'
import { takeHandedClasses } from '../../internal/index.ts'
import { currentRegistry } from './discover.ts'
import { currentCollector } from '../host/index.ts'

/**
 * A module that throws `SkipTest` while it is imported is one skipped test. Semantics: `unittest.loader`, whose name for
 * such a test it is. What the file had registered until then is taken back.
 */
export function skipModule(filepath: string, thrown: unknown): boolean {
  if (!(thrown instanceof SkipTest)) return false
  const { tasks } = currentCollector()
  tasks.length = 0
  takeHandedClasses(filepath)
  currentRegistry().isSkipped = true
  // Skipped from outside, and not by the test itself: else the hooks of the file would run for it.
  test.skip('ModuleSkipped', () => {})
  for (const skipped of tasks) Object.assign(skipped, { result: { state: 'skip', note: thrown.message } })
  return true
}
