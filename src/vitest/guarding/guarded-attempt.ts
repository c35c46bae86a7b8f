import {
  concluded,
  hasNothing,
  plainPhase,
  reportErrors,
  type AttemptResult,
  type Findings,
  type PhaseError,
} from '../../attempt/index.ts'
import type { TestContext } from '../../internal/index.ts'
import { journal, runTurnInScope, type Scope } from '../../ownership/index.ts'
import { afterRun, failSkipped, unskip, whileUnskipped, type RunnerTask } from '../host/index.ts'
import { failRecord, noteLate, placed } from '../reporting/index.ts'
import { deliverFindings, openTest, type OpenTest, type RegisteredTest } from '../running/index.ts'
import { hasOpenFixtures } from './open-fixtures.ts'
import { PlainTest } from './plain-test.ts'
import { noteUnjudged } from './unjudged.ts'
import { watchTimeout } from './watch-timeout.ts'

/**
 * One attempt of a plain test, from before its hooks, fixtures and body to after the last of its `onTestFinished`.
 */
export class GuardedAttempt {
  readonly #context: TestContext
  readonly #test: PlainTest
  readonly #open: OpenTest
  readonly #endWatch: () => void

  /** @param around the scope of what is around the test */
  constructor(context: TestContext, around: Scope | undefined) {
    this.#context = context
    this.#test = new PlainTest(context, around)
    this.#open = openTest(this.#test, context, { isAround: true })
    this.#endWatch = watchTimeout(this.#test, context, this.#open)
    this.#open.attempt.enter()
  }

  /** Where all that Vitest runs for it is to run. */
  get scope(): Scope {
    return this.#open.scope
  }

  /**
   * Vitest has run it. To be called in its scope.
   * @param mayHaveFixtures whether the test may have some that Vitest ends only after this
   */
  async end(mayHaveFixtures: boolean): Promise<void> {
    const context = this.#context
    const { attempt } = this.#open
    const left = attempt.leave()
    const result = 'outcome' in left ? left : await left
    this.#endWatch()
    noteErrors(this.#open, context.task.result?.errors?.slice(this.#open.errorsBefore))
    failSkipped(context.task, this.#open.errorsBefore)
    if (mayHaveFixtures && hasOpenFixtures(context)) return postpone(this.#test, context, this.#open, result)
    const found = await whileUnskipped(context.task as RunnerTask, () => attempt.judge())
    if (hasNothing(result) && hasNothing(found)) return
    const whole = concluded(result, found)
    // A sub-test that has skipped itself, in a test that has not, is told among the warnings.
    await deliverPlain(this.#test, context, whole.outcome === 'skipped' ? whole : { ...whole, skips: [] })
  }
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
    if (isForgiven) noteLate(errors, open.scope.owner)
    else failPlain(test, task, errors)
  }
  noteUnjudged(task, finish)
  afterRun(task, () => finish(false))
}
