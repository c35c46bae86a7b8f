import { beginMaking } from '../../leftovers/index.ts'
import { currentOwner, type Owner } from '../../ownership/index.ts'
import { suiteHooks, type RunnerTask } from '../host/index.ts'
import { settings } from '../settings/index.ts'
import { guardTest } from './around-plain-test.ts'
import { aroundSuite } from './around-suite.ts'
import { onMaking } from './prepare-guard.ts'
import { HookWatch } from './watch-suite-hooks.ts'
import { tellOfNode } from './tell-of-node.ts'

/**
 * Puts hooks of ours before those of a file that has been collected, so that they are around all of them and change
 * nothing of their order. @param module the outermost owner of the file
 */
export function guardTests(file: RunnerTask, module: Owner | undefined): void {
  const hooks = suiteHooks(file)
  if (!settings.guard || !module || !hooks) return
  tellOfNode()
  onMaking(beginMaking)
  hooks.aroundEach.unshift(guardTest)
  // The first is the file's own end.
  const watch = new HookWatch(file)
  hooks.aroundAll.splice(1, 0, (run: () => Promise<void>) => aroundSuite(run, file, watch, module, true))
  guardSuites(file)
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
