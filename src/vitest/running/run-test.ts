import { Attempt } from '../../attempt/index.ts'
import type { TestContext } from '../../internal/index.ts'
import { newScope, Owner, runInScope, type Scope } from '../../ownership/index.ts'
import { hookTimeout } from '../host/index.ts'
import { connectToTask } from '../reporting/index.ts'
import { beginDelivery, deliver, deliverRest, deliverSkip } from './deliver.ts'
import type { RegisteredTest } from './registered-test.ts'
import { StuckTest } from './timeout-message.ts'

/** Runs one attempt of a test inside Vitest's test function. */
export async function runTest(test: RegisteredTest, context: TestContext): Promise<void> {
  beginDelivery(context)
  const reason = test.skipReason()
  if (reason !== undefined) return deliverSkip(context, [reason])
  const { make, at, fixture } = test
  const owner = new Owner('test', test.subject.name, fixture.owner)
  connectToTask(owner, context.task)
  owner.leaks = test.leaks()
  const scope = newScope(owner, new Map(fixture.values))
  const phaseLimit = hookTimeout() || 10_000
  const attempt = new Attempt({ make, at, owner, context, leaks: owner.leaks, phaseLimit })
  const stopWatching = watchAbort(test, context, attempt, scope)
  const verdict = await runInScope(scope, () => attempt.run())
  // Abandoned: Vitest has failed the test already, and onTestFinished reports the rest.
  if (attempt.isAbandoned) return
  stopWatching()
  await deliver(test, context, verdict)
}

/** When Vitest's time-out strikes or the run is cancelled, the attempt is abandoned and its tear-down awaited. */
function watchAbort(test: RegisteredTest, context: TestContext, attempt: Attempt, scope: Scope): () => void {
  const { signal } = context
  let stuck: StuckTest | undefined
  const finish = async () => {
    stuck?.completeNote(context.task)
    deliverRest(test, await runInScope(scope, () => attempt.abandon(signal.reason)))
  }
  const onAbort = () => {
    stuck = new StuckTest(test, attempt)
    stuck.completeTimeout(signal.reason)
    // Without a limit: each phase that is still to run has one of its own.
    context.onTestFinished(finish, 0)
    void runInScope(scope, () => attempt.abandon(signal.reason))
  }
  let isWatching = true
  // Vitest 4.1 hands a retry the signal that the attempt before it aborted: it will not fire again.
  if (signal.aborted) context.onTestFinished(() => (isWatching ? finish() : undefined), 0)
  else signal.addEventListener('abort', onAbort, { once: true })
  return () => {
    isWatching = false
    signal.removeEventListener('abort', onAbort)
  }
}
