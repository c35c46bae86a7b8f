import { shared, type TestContext } from '../../internal/index.ts'
import { runInScope } from '../../ownership/index.ts'
import { isRunnerTask, outer, suiteHooks, type RunnerTask } from '../host/index.ts'
import { closeTest, openTest, type OpenTest } from './open-test.ts'
import type { RegisteredTest } from './registered-test.ts'

const registered = shared('registered-tests', () => new WeakMap<object, RegisteredTest>())
const opened = shared('opened-tests', () => new WeakMap<object, OpenTest>())

/** Notes which test is behind Vitest's record of it. */
export function noteTest(task: object | undefined, test: RegisteredTest): void {
  if (task) registered.set(task, test)
}

/** Whether a test goes through an attempt of its own. */
export function isNoted(task: object): boolean {
  return registered.has(task)
}

/** The attempt that was begun before the hooks around this test ran, if there are any. */
export function openedAround(context: TestContext): OpenTest | undefined {
  return opened.get(context.task)
}

/**
 * Where the file, a setup file or a `describe` around a class has hooks for each test, what they do belongs to the test as
 * well: its owner begins before the first of them and ends after the last. To be called when the file has been collected.
 * A class without such hooks does without, and so do the other tests of the file.
 */
export function surroundTests(suite: object | undefined): void {
  if (!isRunnerTask(suite)) return
  const levels = levelsOf(suite)
  if (!levels.some(hasHooks)) return
  // Hooks around a test enclose all others, and the first of the outermost level the rest of them.
  const outermost = levels.findLast(level => aroundHooks(level).length > 0) ?? suite
  const hooks = aroundHooks(outermost)
  if (!hooks.includes(aroundTest)) hooks.unshift(aroundTest)
}

function levelsOf(suite: RunnerTask): RunnerTask[] {
  const around = outer(suite)
  return around ? [suite, ...levelsOf(around)] : [suite]
}

function hasHooks(suite: RunnerTask): boolean {
  const hooks = suiteHooks(suite)
  return !!hooks && hooks.beforeEach.length + hooks.afterEach.length + hooks.aroundEach.length > 0
}

function aroundHooks(suite: RunnerTask): unknown[] {
  return suiteHooks(suite)?.aroundEach ?? []
}

// A bare function, which Vitest gives no limit of time. The parameters stay as they are: Vitest reads fixtures out of a
// hook's text, and finds none here.
export async function aroundTest(run: () => Promise<void>, context: TestContext): Promise<void> {
  const test = registered.get(context.task)
  if (!test || opened.has(context.task) || test.skipReason() !== undefined) return run()
  const open = openTest(test, context, { isAround: true })
  opened.set(context.task, open)
  // Never rejects, whatever the hooks and the test do: Vitest keeps their errors.
  await runInScope(open.scope, run)
  opened.delete(context.task)
  await closeTest(test, context, open)
}
