import { prepareErrorHooks } from '../hooks/index.ts'
import { leakPolicyChoices, leftoverPolicyChoices } from '../errors/index.ts'
import {
  leakPolicies,
  leftoverPolicies,
  standInForNode,
  type LeakPolicy,
  type LeftoverPolicy,
} from '../ownership/index.ts'
import { watchCollection } from './collecting/index.ts'
import { prepareGuard } from './guarding/index.ts'
import { finishInstallation, settings, timelineMode, type TimelineMode } from './settings/index.ts'
import { loadedVitest } from './host/index.ts'
import {
  checkedSetting,
  checkSettings,
  lineHere,
  realConsole,
  realTime,
  shared,
  shareDisposeSymbols,
  watchBuiltinFacades,
} from '../internal/index.ts'
import { checkedClock, type ClockKind, type ScheduleOptions } from '../decorators/index.ts'
import { sinonTester, type UnawaitedPolicy } from '../mocks/index.ts'

// When this file is loaded, which is before the rest of the library: the mocks' protocols have these symbols as names.
shareDisposeSymbols()

const prepared = shared('prepared', () => ({
  isDone: false,
  /** Here, since they must be taken before a test file can fake them. */
  clock: realTime,
  console: realConsole,
}))

/** What a test file may need before it imports the library, or without importing it. Done once per global. */
export function prepare(): void {
  if (prepared.isDone) return
  prepared.isDone = true
  loadedVitest().expect.addEqualityTesters([sinonTester])
  // Before the test file imports its first built-in module.
  watchBuiltinFacades()
}

const unawaitedPolicies: readonly UnawaitedPolicy[] = ['fail', 'warn', 'off']
const unawaitedChoices =
  "It may be 'fail' (a call that nobody awaited fails its test), 'warn' (it is annotated) or 'off' (silence)."

/** Settings of the whole run, for a setup file of one's own: `install({ … })`. */
export interface InstallOptions {
  /**
   * What becomes of resources that a test leaves behind: `'fail'` (the default) fails the test, `'warn'` annotates
   * it and tells of it at the end of the file, `'cancel'` disposes of them in silence, as CPython does. A class's own `static leaks` comes first.
   */
  leaks?: LeakPolicy
  /**
   * What becomes of what a test changes outside of itself and does not put back (fake timers, the environment, globals …):
   * `'fail'` (the default for classes) fails the test, `'warn'` (that of plain tests) annotates it and tells of it at the end
   * of the file, `'off'` does not look. But for plain tests under `'warn'` it is put back.
   */
  leftovers?: LeftoverPolicy
  /**
   * What becomes of the call of an AsyncMock that nobody has awaited, asserted or handled by the end of its test: `'fail'`
   * fails the test, `'warn'` (the default) annotates it, `'off'` says nothing.
   */
  unawaited?: UnawaitedPolicy
  /**
   * Whether plain `test()` functions have what tests of classes have: an owner, cleanups, tasks. `vitest-async-case/guard`
   * is `install({ guard: true })`. Once on, it stays on.
   */
  guard?: boolean
  /**
   * Writes what happened in each test to `.vitest-async-case/timeline/`, a page and a trace for each test file: `'failed'`
   * for files with a failed test, `'all'` for all. The variable VITEST_ASYNC_CASE_TIMELINE takes the same values, and
   * outranks it.
   */
  timeline?: TimelineMode
  /**
   * Runs each test of `IsolatedAsyncioTestCase` in so many orders of what may come in any order: for a nightly run, say.
   * What a class or a test says of itself comes first; those with the real clock or that are expected to fail are left out.
   */
  schedules?: number | ScheduleOptions
  /**
   * Whose time tests of `IsolatedAsyncioTestCase` have: the machine's, `'real'` (the default), or each its own, `'virtual'`.
   * What a class or a test says of itself comes first.
   */
  clock?: ClockKind
}

/**
 * Registers the library with Vitest for the test file that is about to load. Called by the setup file. Called again, it
 * changes the options that it is given, and leaves the others.
 * @throws ConfigurationError for options and values that it does not know, ClockError for a mistaken clock.
 */
export function install(options: InstallOptions = {}): void {
  checkSettings('install()', options, [
    'leaks',
    'leftovers',
    'unawaited',
    'guard',
    'timeline',
    'schedules',
    'clock',
  ])
  const where = (name: keyof InstallOptions) => `The option ${name} of install()`
  settings.leaks =
    checkedSetting(where('leaks'), options.leaks, leakPolicies, leakPolicyChoices) ?? settings.leaks
  settings.leftovers =
    checkedSetting(where('leftovers'), options.leftovers, leftoverPolicies, leftoverPolicyChoices) ??
    settings.leftovers
  settings.unawaited =
    checkedSetting(where('unawaited'), options.unawaited, unawaitedPolicies, unawaitedChoices) ??
    settings.unawaited
  settings.guard ||=
    checkedSetting(where('guard'), options.guard, [true, false], 'It may be true or false.') ?? false
  settings.timeline = timelineMode(where('timeline'), options.timeline) ?? settings.timeline
  if (options.schedules !== undefined) {
    // What reads it is not loaded yet.
    settings.schedules = options.schedules
    settings.schedulesAt = lineHere()
  }
  if (options.clock !== undefined) settings.clock = checkedClock(where('clock'), options.clock)
  prepare()
  prepareErrorHooks()
  standInForNode()
  watchCollection()
  if (settings.guard) prepareGuard()
  finishInstallation()
}
