import { Attempt } from '../../attempt/index.ts'
import type { TestContext } from '../../internal/index.ts'
import { beginLook } from '../../leftovers/index.ts'
import { newScope, Owner, runInScope, runTurnInScope, type Scope } from '../../ownership/index.ts'
import {
  failSkipped,
  hookTimeout,
  outer,
  whileUnskipped,
  type RunnerTask,
  type TestHook,
} from '../host/index.ts'
import { connectToTask, followTest } from '../reporting/index.ts'
import { deliverFindings } from './deliver.ts'
import { leftoversOfClasses, leftoversOfPlainTests } from '../settings/index.ts'
import type { RegisteredTest } from './registered-test.ts'

/** A test whose owner has begun and has no verdict yet. */
export interface OpenTest {
  readonly attempt: Attempt
  readonly scope: Scope
  /** Whether it was begun around the hooks of its file, and ends there. */
  readonly isAround: boolean
  /** How many errors of earlier attempts Vitest had on its record. */
  readonly errorsBefore: number
  /** What else a time-out is to say. */
  readonly note: string | undefined
}

/** How a test is opened. */
interface OpenOptions {
  readonly isAround?: boolean
  /** The `ContextVar` values that it starts from; by default those of the fixtures around it. */
  readonly values?: ReadonlyMap<object, unknown>
  readonly note?: string
  /** Whether it is only a part of what the test does: it waits for no assertions of what is around it. */
  readonly isPart?: boolean
}

/** Begins one attempt of a test. @throws LeakPolicyError */
export function openTest(
  test: RegisteredTest,
  context: TestContext,
  { isAround = false, values = test.fixture.values, note, isPart = false }: OpenOptions = {},
): OpenTest {
  const { make, at, fixture, subject } = test
  const task = context.task as RunnerTask
  const owner = new Owner('test', subject.name, fixture.owner)
  owner.isPlain = test.isPlain === true
  connectToTask(owner, task, () => subject.frame(at))
  followTest(owner, context)
  const leaks = (owner.leaks = test.leaks())
  // What a part changes is compared for the test around it.
  if (!isPart) owner.leftovers = owner.isPlain ? leftoversOfPlainTests() : leftoversOfClasses()
  if (owner.leftovers !== 'off') beginLook(owner, outer(task))
  const unsettled = isPart ? othersThan(task.promises, task) : () => task.promises ?? none
  const phaseLimit = hookTimeout() || 10_000
  const attempt = new Attempt({ make, at, owner, context, leaks, unsettled, phaseLimit })
  const errorsBefore = task.result?.errors?.length ?? 0
  // An empty one is made without a walk through another.
  const scope = newScope(owner, values.size > 0 ? new Map(values) : new Map())
  return { attempt, scope, isAround, errorsBefore, note }
}

const none: readonly PromiseLike<unknown>[] = []

/** The assertions that nobody has awaited and that were not there before. */
function othersThan(before: readonly PromiseLike<unknown>[] = [], task: RunnerTask) {
  const known = new Set(before)
  return () => (task.promises ?? none).filter(promise => !known.has(promise))
}

/** The verdict of a test, when everything that Vitest runs for it has had its turn. */
export async function closeTest(
  test: RegisteredTest,
  context: TestContext,
  { attempt, scope, errorsBefore }: OpenTest,
): Promise<void> {
  const task = context.task as RunnerTask
  failSkipped(task, errorsBefore)
  const judge = () => runTurnInScope(scope, () => attempt.judge())
  await deliverFindings(test, context, await whileUnskipped(task, judge))
}

/**
 * Closes the test after everything that it has registered with `onTestFinished`, which is its own work: Vitest runs the
 * list from its end, each outside of the test's scope.
 */
export function closeLast(test: RegisteredTest, context: TestContext, open: OpenTest): void {
  const task = context.task as RunnerTask
  const hooks = (task.onFinished ?? []).map<TestHook>(hook => at => runInScope(open.scope, () => hook(at)))
  // In place: Vitest holds the list.
  task.onFinished?.splice(0, hooks.length, () => closeTest(test, context, open), ...hooks)
}
