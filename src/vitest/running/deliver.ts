import {
  asOneError,
  reportErrors,
  type AttemptResult,
  type Findings,
  type PhaseError,
} from '../../attempt/index.ts'
import { UnexpectedSuccessError, withFrames } from '../../errors/index.ts'
import { messageOf, type TestContext } from '../../internal/index.ts'
import { unskip, type RunnerTask } from '../host/index.ts'
import { annotate, metaOf, placed, recordWarnings } from '../reporting/index.ts'
import type { RegisteredTest } from './registered-test.ts'

function summaryOf({ phase, error }: PhaseError): { phase: string; message: string } {
  return { phase, message: messageOf(error) }
}

/** As annotations, and where tools can read them. */
export async function tellWarnings(
  test: RegisteredTest,
  context: TestContext,
  warnings: readonly PhaseError[],
): Promise<void> {
  const texts = await annotate(context, warnings, test)
  const told = warnings.map(({ phase }, index) => ({ phase, message: texts[index]! }))
  recordWarnings(context.task, told)
}

/** The test had its outcome already: what is found afterwards fails it. */
function noteFailure(context: TestContext, errors: readonly PhaseError[]): void {
  const meta = metaOf(context.task)
  const before = meta.asyncCase ?? { errors: [], skips: [] }
  meta.asyncCase = { ...before, outcome: 'failed', errors: [...before.errors, ...errors.map(summaryOf)] }
}

/** Forgets what an earlier attempt of the test has left on Vitest's record. */
export function beginDelivery(context: TestContext): void {
  delete metaOf(context.task).asyncCase
}

/**
 * Hands a result to Vitest.
 * @param complete what is done to its errors, as they are reported
 * @throws what fails the test, or what Vitest's `skip` throws.
 */
export async function deliver(
  test: RegisteredTest,
  context: TestContext,
  result: AttemptResult,
  complete?: (error: unknown) => unknown,
): Promise<void> {
  const { outcome, errors, skips, warnings } = result
  if (warnings.length > 0) await tellWarnings(test, context, warnings)
  if (outcome !== 'passed' || skips.length > 0) {
    const meta = metaOf(context.task)
    meta.asyncCase = { ...meta.asyncCase, outcome, errors: errors.map(summaryOf), skips }
  }
  if (errors.length > 0) fail(test, context, errors, complete)
  // A sub-test that has skipped itself, and no more than that.
  if (outcome !== 'skipped') unskip(context.task)
  if (outcome === 'unexpected success') throw unexpectedSuccess(test)
  if (outcome === 'skipped') deliverSkip(context, skips)
}

/** It comes from no line of the user's: the mark stands at the test. */
function unexpectedSuccess({ subject, at }: RegisteredTest): UnexpectedSuccessError {
  return withFrames(new UnexpectedSuccessError(subject.name), subject.frame(at))
}

export function deliverSkip(context: TestContext, skips: readonly string[]): void {
  // A soft assertion has failed before: that outranks the skip as well.
  if (context.task.result?.state === 'fail') return unskip(context.task)
  metaOf(context.task).asyncCase ??= { outcome: 'skipped', errors: [], skips }
  // An empty reason is one that was not given. Of a test whose sub-tests were all skipped there may be several.
  const reason = [...new Set(skips)].filter(Boolean).join('; ') || undefined
  // Of a skip that comes out of a hook around the test Vitest keeps no reason.
  const { result } = context.task as RunnerTask
  if (result) result.note = reason
  context.skip(reason)
}

/** Hands over what was found after the test's own end. */
export async function deliverFindings(
  test: RegisteredTest,
  context: TestContext,
  { errors, skips, warnings }: Findings,
): Promise<void> {
  if (warnings.length > 0) await tellWarnings(test, context, warnings)
  if (errors.length > 0) {
    noteFailure(context, errors)
    fail(test, context, errors)
  }
  if (skips.length > 0) deliverSkip(context, skips)
}

/** Hands over what came after Vitest had given the test up. It is red already, and takes no annotations any more. */
export function deliverRest(test: RegisteredTest, { errors, warnings }: AttemptResult): void {
  const failures = [...errors, ...warnings]
  if (failures.length > 0) throw asOneError(reportErrors(failures.map(each => placed(each, test.subject))))
}

/** A failure outranks a skip, whose mark on Vitest's record would have every error forgotten. */
function fail(
  { subject, bodyPhase }: RegisteredTest,
  context: TestContext,
  errors: readonly PhaseError[],
  complete: (error: unknown) => unknown = same => same,
): never {
  unskip(context.task)
  const failures = errors.map(each => placed(each, subject))
  throw asOneError(reportErrors(failures, bodyPhase).map(complete))
}
