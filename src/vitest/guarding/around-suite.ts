import { asOneError, reportErrors } from '../../attempt/index.ts'
import { gatherErrors, settleHooks } from '../../hooks/index.ts'
import { copyValues } from '../../loop/index.ts'
import { keepAll, newScope, Owner, runInScope } from '../../ownership/index.ts'
import type { RunnerTask } from '../host/index.ts'
import { subjectOfTest } from '../reporting/index.ts'
import { leaksOfPlainTests } from '../settings/index.ts'
import { noteFileScope } from './prepare-guard.ts'

/**
 * Gives a suite, or a file, an owner of its own: what its `beforeAll` starts is not its first test's. An outer `afterAll`
 * may end that; what is left is asked for with the rest at the end of the file.
 */
export async function aroundSuite(run: () => Promise<void>, suite: RunnerTask, parent: Owner): Promise<void> {
  const owner = new Owner('class', nameOf(suite), parent)
  owner.isPlain = true
  owner.leaks = leaksOfPlainTests()
  owner.task = suite
  const scope = newScope(owner, copyValues())
  if (suite.filepath !== undefined) noteFileScope(scope)
  await runInScope(scope, run)
  await runInScope(scope, () => close(owner))
}

async function close(owner: Owner): Promise<void> {
  keepAll(owner)
  await gatherErrors(owner)
  await settleHooks(owner)
  const errors = owner.takeErrors().map(({ error, origin }) => ({ phase: origin, error }))
  owner.close()
  if (errors.length > 0) throw asOneError(reportErrors(errors))
}

function nameOf(suite: RunnerTask): string {
  return suite.filepath === undefined ? subjectOfTest(suite).name : suite.name
}
