import { asOneError, reportErrors } from '../../attempt/index.ts'
import { gatherErrors, settleHooks } from '../../hooks/index.ts'
import { copyValues } from '../../loop/index.ts'
import { beginSuiteLook, leftoversOfSuite } from '../../leftovers/index.ts'
import { keepAll, newScope, Owner, runInScope } from '../../ownership/index.ts'
import type { RunnerTask } from '../host/index.ts'
import { noteLate, subjectOfTest } from '../reporting/index.ts'
import { leaksOfPlainTests, leftoversOfPlainTests } from '../settings/index.ts'
import { noteFileScope } from './prepare-guard.ts'
import type { HookWatch } from './watch-suite-hooks.ts'

/**
 * Gives a suite, or a file, an owner of its own: what its `beforeAll` starts is not its first test's. An outer `afterAll`
 * may end that; what is left is asked for with the rest at the end of the file.
 * @param isFile whether it is the one that Vitest has for what stands at the top level of a file
 */
export async function aroundSuite(
  run: () => Promise<void>,
  suite: RunnerTask,
  watch: HookWatch,
  parent: Owner,
  isFile = false,
): Promise<void> {
  const owner = new Owner('class', isFile ? parent.name : subjectOfTest(suite).name, parent)
  owner.isPlain = true
  owner.leaks = leaksOfPlainTests()
  owner.leftovers = leftoversOfPlainTests()
  owner.task = suite
  const scope = newScope(owner, copyValues())
  if (isFile) noteFileScope(scope)
  if (owner.leftovers !== 'off') beginSuiteLook(owner)
  watch.begin(owner)
  await runInScope(scope, run)
  await watch.end()
  await runInScope(scope, () => close(owner, isFile))
}

async function close(owner: Owner, isFile: boolean): Promise<void> {
  keepAll(owner)
  await gatherErrors(owner)
  await settleHooks(owner)
  const left = (await leftoversOfSuite(owner, isFile)).map(({ origin: phase, error, isWarning }) => ({
    phase,
    error,
    isWarning,
  }))
  noteLate(left.filter(({ isWarning }) => isWarning))
  const received = owner.takeErrors().map(({ error, origin }) => ({ phase: origin, error }))
  const errors = [...left.filter(({ isWarning }) => !isWarning), ...received]
  owner.close()
  if (errors.length > 0) throw asOneError(reportErrors(errors))
}
