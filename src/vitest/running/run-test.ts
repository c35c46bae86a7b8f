import { concluded, type AttemptResult } from '../../attempt/index.ts'
import type { TestContext } from '../../internal/index.ts'
import { runTurnInScope } from '../../ownership/index.ts'
import type { RunnerTask } from '../host/index.ts'
import { openedAround } from './around-test.ts'
import { beginClock } from './begin-clock.ts'
import { beginDelivery, deliver, deliverSkip } from './deliver.ts'
import { withEnded } from './ended-text.ts'
import { closeLast, openTest, type OpenTest } from './open-test.ts'
import type { RegisteredTest } from './registered-test.ts'
import { watchAbort } from './watch-abort.ts'

/** Runs one attempt of a test inside Vitest's test function. */
export async function runTest(test: RegisteredTest, context: TestContext): Promise<void> {
  beginDelivery(context)
  const reason = test.skipReason()
  if (reason !== undefined) return deliverSkip(context, [reason])
  const open = openedAround(context) ?? openTest(test, context)
  await beginClock(test, open.scope.owner)
  const end = watchAbort(test, context, open)
  // In a turn of its own: what its code enters of other `AsyncLocalStorage`s stays in it.
  const result = await runTurnInScope(open.scope, () => run(test, context, open))
  // Abandoned: Vitest has failed the test already, and onTestFinished reports the rest.
  if (open.attempt.isAbandoned) return
  end()
  await deliver(test, context, withEnded(result, open.scope.owner))
}

/** The attempt; and its owner's verdict with it where nothing is to come that may still end what is left. */
async function run(test: RegisteredTest, context: TestContext, open: OpenTest): Promise<AttemptResult> {
  const { attempt, isAround } = open
  const result = await attempt.run()
  if (isAround || attempt.isAbandoned) return result
  if (!(context.task as RunnerTask).onFinished?.length) return concluded(result, await attempt.judge())
  closeLast(test, context, open)
  return result
}
