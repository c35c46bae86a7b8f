import { asOneError, reportErrors, type PhaseError, type AttemptResult } from '../../attempt/index.ts'
import { UnexpectedSuccessError } from '../../errors/index.ts'
import { messageOf, type TestContext } from '../../internal/index.ts'
import { annotate, noteWarned, placed } from '../reporting/index.ts'
import type { RegisteredTest } from './registered-test.ts'

/** What reporters and tools can read of a test that did not simply pass: `task.meta.asyncCase`. */
export interface AsyncCaseMeta {
  outcome: AttemptResult['outcome']
  errors: { phase: string; message: string }[]
  skips: readonly string[]
}

function metaOf(context: TestContext): { asyncCase?: AsyncCaseMeta } {
  return context.task.meta as { asyncCase?: AsyncCaseMeta }
}

/** Forgets what an earlier attempt of the test has left on Vitest's record. */
export function beginDelivery(context: TestContext): void {
  delete metaOf(context).asyncCase
}

/** Hands a result to Vitest. @throws what fails the test, or what Vitest's `skip` throws. */
export async function deliver(
  test: RegisteredTest,
  context: TestContext,
  result: AttemptResult,
): Promise<void> {
  const { outcome, errors, skips, warnings } = result
  await annotate(context, warnings, test)
  if (outcome !== 'passed' || skips.length > 0) {
    const messages = errors.map(({ phase, error }) => ({ phase, message: messageOf(error) }))
    metaOf(context).asyncCase = { outcome, errors: messages, skips }
  }
  if (errors.length > 0) throw failureOf(test, errors)
  if (outcome === 'unexpected success') throw new UnexpectedSuccessError(test.subject.name)
  if (outcome === 'skipped') deliverSkip(context, skips)
  if (warnings.length > 0) noteWarned(test.subject.name)
}

export function deliverSkip(context: TestContext, skips: readonly string[]): void {
  metaOf(context).asyncCase ??= { outcome: 'skipped', errors: [], skips }
  context.skip(skips[0])
}

/** Hands over what came after Vitest had given the test up. It is red already, and takes no annotations any more. */
export function deliverRest(test: RegisteredTest, { errors, warnings }: AttemptResult): void {
  const failures = [...errors, ...warnings]
  if (failures.length > 0) throw asOneError(reportErrors(failures.map(each => placed(each, test.subject))))
}

function failureOf({ subject, bodyPhase }: RegisteredTest, errors: readonly PhaseError[]): unknown {
  const failures = errors.map(each => placed(each, subject))
  return asOneError(reportErrors(failures, bodyPhase))
}
