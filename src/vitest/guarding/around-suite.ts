import { asOneError, reportErrors } from '../../attempt/index.ts'
import { gatherErrors, settleHooks } from '../../hooks/index.ts'
import { copyValues } from '../../loop/index.ts'
import {
  beginSuiteLook,
  isAnyOpen,
  leftoversOfSuite,
  unusedLeftoverAllowances,
} from '../../leftovers/index.ts'
import {
  findingsOf,
  hasEndChecks,
  keepAll,
  newScope,
  Owner,
  runInScope,
  unusedAllowances,
  type Finding,
} from '../../ownership/index.ts'
import { hasRunWhole, isRunnerTask, type RunnerTask } from '../host/index.ts'
import { noteLate, placed, subjectOfTest } from '../reporting/index.ts'
import { leaksOfPlainTests, leftoversOfPlainTests } from '../settings/index.ts'
import { noteFileScope } from './prepare-guard.ts'
import type { HookWatch } from './watch-suite-hooks.ts'

/**
 * Gives a suite, or a file, an owner of its own: what its `beforeAll` starts is not its first test's. An outer `afterAll`
 * may end that; what is left is asked for with the rest at the end of the file.
 * @param isFile whether it is the one that Vitest has for what stands at the top level of a file
 */
export function aroundSuite(
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
  // What stands at the top level of a file has a suite without a record of its own.
  owner.task = isFile ? parent.task : suite
  const scope = newScope(owner, copyValues())
  if (isFile) noteFileScope(scope)
  if (owner.leftovers !== 'off') beginSuiteLook(owner)
  watch.begin(owner)
  // Without `await`: it would be a line of ours in the stacks of what Vitest throws inside.
  return runInScope(scope, run)
    .then(() => watch.end())
    .then(() => runInScope(scope, () => close(owner, isFile)))
}

/**
 * What the hooks of a suite have tolerated and none of its tests has needed: leftovers now, leaks when those of the tests
 * are judged, at the end of the file. One that was left out may be the one that needs it.
 */
function unneeded(owner: Owner): readonly Finding[] {
  if (!hasRunWhole(owner.task)) return []
  unusedAllowances(owner)
  const isWarning = owner.leftovers !== 'fail'
  if (owner.leftovers === 'off' || isAnyOpen()) return []
  return unusedLeftoverAllowances(owner).map(error => ({ origin: owner.name, error, isWarning }))
}

/** What its hooks have made and not used; hooks that failed have not come to use it. */
async function unused(owner: Owner): Promise<readonly Finding[]> {
  if (!hasEndChecks(owner)) return []
  const { errors = [] } = (isRunnerTask(owner.task) && owner.task.result) || {}
  return findingsOf(owner, errors.length === 0)
}

async function close(owner: Owner, isFile: boolean): Promise<void> {
  keepAll(owner)
  await gatherErrors(owner)
  await settleHooks(owner)
  const found = [...(await unused(owner)), ...(await leftoversOfSuite(owner, isFile)), ...unneeded(owner)]
  const left = found.map(({ origin: phase, error, isWarning }) => ({
    phase,
    error,
    isWarning,
  }))
  // A file has no line of its own.
  if (!isFile) for (const each of left) placed(each, subjectOfTest(owner.task as RunnerTask))
  noteLate(
    left.filter(({ isWarning }) => isWarning),
    owner,
  )
  const received = owner.takeErrors().map(({ error, origin }) => ({ phase: origin, error }))
  const errors = [...left.filter(({ isWarning }) => !isWarning), ...received]
  owner.close()
  if (errors.length > 0) throw asOneError(reportErrors(errors))
}
