import type { TestContext } from '../../internal/index.ts'
import { outer, suiteHooks, type RunnerTask } from '../host/index.ts'

/** What Vitest itself gives every test. */
const ofVitest = new Set([
  'annotate',
  'bench',
  'expect',
  'onTestFailed',
  'onTestFinished',
  'signal',
  'skip',
  'task',
])

/**
 * Whether fixtures of the test may still be there when the guard's hook ends: those that an `aroundEach` of the user's has
 * asked for, `auto` ones too, end after all of these hooks. A fixture leaves its value in the context.
 */
export function hasOpenFixtures(context: TestContext): boolean {
  return hasAroundHook(context.task) && Object.keys(context).some(name => !ofVitest.has(name))
}

function hasAroundHook(task: RunnerTask): boolean {
  for (let suite = outer(task); suite; suite = outer(suite)) {
    // The guard's own hook is the first of the file's.
    const own = suite.filepath === undefined ? 0 : 1
    if ((suiteHooks(suite)?.aroundEach.length ?? 0) > own) return true
  }
  return false
}
