import { Attempt, asOneError, reportErrors, type Verdict } from '../async-case/index.ts'
import { skipReason } from '../decorators/index.ts'
import { UnexpectedSuccessError } from '../errors/index.ts'
import { messageOf, type TestContext } from '../internal/index.ts'
import { leakPolicy, type LeakPolicy, Owner, runInScope, type Scope } from '../ownership/index.ts'
import { annotate } from './annotate.ts'
import { connectToTask } from './late-errors.ts'
import type { RegisteredTest } from './registered-test.ts'
import { placed } from './locate.ts'
import { StuckTest } from './timeout-message.ts'
import { noteWarned } from './warned-tests.ts'
import { hookTimeout } from './worker.ts'

/** Runs one attempt of a test inside Vitest's test function. */
export async function runTest(test: RegisteredTest, context: TestContext): Promise<void> {
  delete metaOf(context).asyncCase
  const reason = reasonToSkip(test)
  if (reason !== undefined) return skip(context, [reason])
  const owner = new Owner('test', `${test.cls.name}.${test.methodName}`, test.fixture.owner)
  connectToTask(owner, context.task)
  owner.leaks = policyOf(test)
  const scope: Scope = { owner, values: new Map(test.fixture.values), task: undefined }
  const attempt = new Attempt({
    ...test,
    owner,
    context,
    leaks: owner.leaks,
    phaseLimit: hookTimeout() || 10_000,
  })
  const stopWatching = watchAbort(test, context, attempt, scope)
  const verdict = await runInScope(scope, () => attempt.run())
  // Abandoned: Vitest has failed the test already, and onTestFinished reports the rest.
  if (attempt.isAbandoned) return
  stopWatching()
  await annotate(context, verdict.warnings, test)
  deliver(test, context, verdict)
  if (verdict.warnings.length > 0) noteWarned(owner.name)
}

function policyOf({ cls, fixture }: RegisteredTest): LeakPolicy {
  try {
    return leakPolicy(fixture.owner.leaks, `${cls.name}.leaks`)
  } catch (error) {
    throw placed({ phase: cls.name, error, at: cls }).error
  }
}

function reasonToSkip({ cls, method, fixture }: RegisteredTest): string | undefined {
  return fixture.skipReason ?? skipReason(cls) ?? skipReason(method ?? {})
}

/** When Vitest's time-out strikes or the run is cancelled, the attempt is abandoned and its tear-down awaited. */
function watchAbort(test: RegisteredTest, context: TestContext, attempt: Attempt, scope: Scope): () => void {
  const { signal } = context
  let stuck: StuckTest | undefined
  const finish = async () => {
    stuck?.completeNote(context.task)
    const { errors, warnings } = await runInScope(scope, () => attempt.abandon(signal.reason))
    // The test is red already, and Vitest takes no annotations for it any more.
    const failures = [...errors, ...warnings]
    if (failures.length > 0) throw asOneError(reportErrors(failures.map(each => placed(each, test.cls))))
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

/** What reporters and tools can read of a test that did not simply pass: `task.meta.asyncCase`. */
export interface AsyncCaseMeta {
  outcome: Verdict['outcome']
  errors: { phase: string; message: string }[]
  skips: readonly string[]
}

function metaOf(context: TestContext): { asyncCase?: AsyncCaseMeta } {
  return context.task.meta as { asyncCase?: AsyncCaseMeta }
}

function deliver(test: RegisteredTest, context: TestContext, verdict: Verdict): void {
  const { outcome, errors, skips } = verdict
  if (outcome === 'passed' && skips.length === 0) return
  const messages = errors.map(({ phase, error }) => ({ phase, message: messageOf(error) }))
  metaOf(context).asyncCase = { outcome, errors: messages, skips }
  if (errors.length > 0)
    throw asOneError(
      reportErrors(
        errors.map(each => placed(each, test.cls)),
        test.methodName,
      ),
    )
  if (outcome === 'unexpected success')
    throw new UnexpectedSuccessError(`${test.cls.name}.${test.methodName}`)
  if (outcome === 'skipped') skip(context, skips)
}

function skip(context: TestContext, skips: readonly string[]): void {
  metaOf(context).asyncCase ??= { outcome: 'skipped', errors: [], skips }
  context.skip(skips[0])
}
