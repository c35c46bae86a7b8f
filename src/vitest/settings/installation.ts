import { shared } from '../../internal/index.ts'
import type { ClockKind } from '../../decorators/index.ts'
import type { UnawaitedPolicy } from '../../mocks/index.ts'
import type { LeakPolicy, LeftoverPolicy } from '../../ownership/index.ts'
import type { TimelineMode } from './timeline-mode.ts'

/** What `install` was called with. */
interface Settings {
  /** Where it was not given, classes and plain tests have a default each. */
  leaks: LeakPolicy | undefined
  leftovers: LeftoverPolicy | undefined
  unawaited: UnawaitedPolicy
  /** Whether plain tests have owners. */
  guard: boolean
  timeline: TimelineMode | undefined
  /** How many schedules tests of `IsolatedAsyncioTestCase` are run under that say nothing; none where it was not given. */
  schedules: unknown
  /** Where that was given. */
  schedulesAt: Error | undefined
  /** Whose time tests of `IsolatedAsyncioTestCase` have that say nothing. */
  clock: ClockKind
}

export const settings = shared<Settings>('settings', () => ({
  leaks: undefined,
  leftovers: undefined,
  unawaited: 'warn',
  guard: false,
  timeline: undefined,
  schedules: undefined,
  schedulesAt: undefined,
  clock: 'real',
}))

export function leaksOfClasses(): LeakPolicy {
  return settings.leaks ?? 'fail'
}

export function leaksOfPlainTests(): LeakPolicy {
  return settings.leaks ?? 'warn'
}

export function leftoversOfClasses(): LeftoverPolicy {
  return settings.leftovers ?? 'fail'
}

export function leftoversOfPlainTests(): LeftoverPolicy {
  return settings.leftovers ?? 'warn'
}

interface Installation {
  isDone: boolean
  connect: (() => void) | undefined
}

const installation = shared<Installation>('installation', () => ({ isDone: false, connect: undefined }))

/** The setup file has run, which Vitest loads for each test file. */
export function finishInstallation(): void {
  installation.isDone = true
  installation.connect?.()
}

/** Whether the setup file is registered. */
export function isInstalled(): boolean {
  return installation.isDone
}

/**
 * Has `connect` called when both halves are there, the setup file and the main entry, in whichever order: the setup
 * file loads only what must be in place before a test file is imported, and the main entry brings the rest.
 */
export function onInstalled(connect: () => void): void {
  installation.connect = connect
  if (installation.isDone) connect()
}
