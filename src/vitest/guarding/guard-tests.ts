import { beginMaking } from '../../leftovers/index.ts'
import { currentOwner, type Owner } from '../../ownership/index.ts'
import { suiteHooks, type FileTask, type RunnerTask } from '../host/index.ts'
import { settings } from '../settings/index.ts'
import { guardTest } from './around-plain-test.ts'
import { aroundSuite } from './around-suite.ts'
import { onMaking } from './prepare-guard.ts'
import { HookWatch } from './watch-suite-hooks.ts'
import { tellOfNode } from './tell-of-node.ts'
import { watchFile } from './watch-file.ts'

/**
 * Guards the tests of a file that has been collected. Where somebody has an `aroundEach`, a hook of ours before all of these
 * is around them and changes nothing of their order; else Vitest's runner tells of the attempts.
 * @param top the suite that Vitest has for the file's top level until it has been collected
 * @param module the outermost owner of the file
 */
export function guardTests(file: FileTask, top: RunnerTask, module: Owner | undefined): void {
  const hooks = suiteHooks(top)
  if (!settings.guard || !module || !hooks) return
  tellOfNode()
  onMaking(beginMaking)
  if (hasAroundEach(top) || !watchFile(file)) hooks.aroundEach.unshift(guardTest)
  const watch = new HookWatch(top)
  hooks.aroundAll.unshift((run: () => Promise<void>) => aroundSuite(run, top, watch, module, true))
  guardSuites(top)
}

/** Whether it, or a suite in it, has such a hook. */
function hasAroundEach(suite: RunnerTask): boolean {
  const { tasks = [] } = suite
  if (suiteHooks(suite)?.aroundEach.length) return true
  return tasks.some(task => task.type === 'suite' && hasAroundEach(task))
}

function guardSuites({ tasks = [] }: RunnerTask): void {
  for (const suite of tasks.filter(({ type }) => type === 'suite')) {
    const hooks = suiteHooks(suite)
    if (hooks && hooks.beforeAll.length + hooks.afterAll.length + hooks.aroundAll.length > 0) {
      const watch = new HookWatch(suite)
      hooks.aroundAll.unshift((run: () => Promise<void>) => aroundSuite(run, suite, watch, currentOwner()!))
    }
    guardSuites(suite)
  }
}
