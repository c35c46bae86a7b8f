import type { TestContext } from '../../internal/index.ts'
import { currentScope, runTurnInScope } from '../../ownership/index.ts'
import { aroundTest, isNoted } from '../running/index.ts'
import { GuardedAttempt } from './guarded-attempt.ts'
import { judgeBefore } from './unjudged.ts'

/**
 * Gives every test of a file its owner, around its hooks, fixtures and `onTestFinished`. A bare function: registered with
 * Vitest's `aroundEach` it would have a limit of time, and fixtures before it.
 */
export function guardTest(run: () => Promise<void>, context: TestContext): Promise<void> {
  return isNoted(context.task) ? aroundTest(run, context) : aroundPlainTest(run, context)
}

async function aroundPlainTest(run: () => Promise<void>, context: TestContext): Promise<void> {
  const before = judgeBefore(context.task)
  if (before) await before
  const attempt = new GuardedAttempt(context, currentScope())
  // Never rejects: Vitest keeps the errors of what it runs. (Without `await`, as in `aroundSuite`.)
  return runTurnInScope(attempt.scope, run).then(() => runTurnInScope(attempt.scope, () => attempt.end(true)))
}
