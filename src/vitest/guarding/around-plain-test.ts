import {
  concluded,
  hasNothing,
  plainPhase,
  reportErrors,
  type AttemptResult,
  type Findings,
  type PhaseError,
} from '../../attempt/index.ts'
import { shared, type TestContext } from '../../internal/index.ts'
import { journal, runTurnInScope } from '../../ownership/index.ts'
import { afterRun, failSkipped, unskip, whileUnskipped, type RunnerTask } from '../host/index.ts'
import { failRecord, noteLate, placed } from '../reporting/index.ts'
import {
  aroundTest,
  deliverFindings,
  isNoted,
  openTest,
  type OpenTest,
  type RegisteredTest,
} from '../running/index.ts'
import { hasOpenFixtures } from './open-fixtures.ts'
import { PlainTest } from './plain-test.ts'
import { watchTimeout } from './watch-timeout.ts'

/**
 * Gives every test of a file its owner, around its hooks, fixtures and `onTestFinished`. A bare function: registered with
 * Vitest's `aroundEach` it would have a limit of time, and fixtures before it.
 */
export function guardTest(run: () => Promise<void>, context: TestContext): Promise<void> {
  return isNoted(context.task) ? aroundTest(run, context) : aroundPlainTest(run, context)
}

async function aroundPlainTest(run: () => Promise<void>, context: TestContext): Promise<void> {
  const before = attemptBefore(context.task)
  if (before) await before.finish((context.task.result?.retryCount ?? 0) > before.retryCount)
  const test = new PlainTest(context, run)
  const open = openTest(test, context, { isAround: true })
  const endWatch = watchTimeout(test, context, open)
  const result = await runTurnInScope(open.scope, () => open.attempt.run())
  endWatch()
  noteErrors(open, context.task.result?.errors?.slice(open.errorsBefore))
  failSkipped(context.task, open.errorsBefore)
  if (hasOpenFixtures(context)) return postpone(test, context, open, result)
  const found = await whileUnskipped(context.task as RunnerTask, () => judge(open))
  if (hasNothing(result) && hasNothing(found)) return
  await deliverPlain(test, context, concluded(result, found))
}

/** What Vitest has kept of what it ran. */
function noteErrors({ scope }: OpenTest, errors: readonly unknown[] = []): void {
  for (const error of errors) journal.recorder?.note('error', plainPhase, error, scope.owner)
}

function judge({ attempt, scope }: OpenTest): Promise<Findings> {
  return runTurnInScope(scope, () => attempt.judge())
}

async function deliverPlain(test: RegisteredTest, context: TestContext, findings: Findings): Promise<void> {
  const { task } = context as { task: RunnerTask }
  if (!task.fails || findings.errors.length === 0) return deliverFindings(test, context, findings)
  // Vitest would take it for the failure that the test expects.
  await deliverFindings(test, context, { ...findings, errors: [] })
  unskip(task)
  afterRun(task, async () => failPlain(test, task, findings.errors))
}

function failPlain(test: RegisteredTest, task: RunnerTask, errors: readonly PhaseError[]): void {
  if (errors.length > 0) failRecord(task, reportErrors(errors.map(each => placed(each, test.subject))))
}

/** What is remembered of a test whose attempt could not be judged at its end. */
interface OpenAttempt {
  readonly retryCount: number
  /** Judges it. @param isForgiven whether a retry is about to make good for it */
  finish(isForgiven: boolean): Promise<void>
}

const openAttempts = shared('open-attempts', () => new WeakMap<object, OpenAttempt>())

function attemptBefore(task: RunnerTask): OpenAttempt | undefined {
  const before = task.retry || task.repeats ? openAttempts.get(task) : undefined
  if (before) openAttempts.delete(task)
  return before
}

/**
 * Vitest ends fixtures that an `aroundEach` of the user's has asked for after all such hooks: the attempt is judged when
 * they have ended, before the next one begins or the test's record is sent.
 */
function postpone(test: RegisteredTest, context: TestContext, open: OpenTest, result: AttemptResult): void {
  const { task } = context as { task: RunnerTask }
  let isFinished = false
  const finish = async (isForgiven: boolean) => {
    if (isFinished) return
    isFinished = true
    const { errors } = concluded(result, await judge(open))
    if (isForgiven) noteLate(errors)
    else failPlain(test, task, errors)
  }
  openAttempts.set(task, { retryCount: task.result?.retryCount ?? 0, finish })
  afterRun(task, () => finish(false))
}
