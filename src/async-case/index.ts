export type {
  AnyClass,
  ClassInfo,
  ClassOrClasses,
  Comparable,
  Container,
  EqualityFunction,
  ErrorClasses,
  FailureClass,
  InstanceOf,
  Logged,
  Logger,
  LogLevel,
  LogOptions,
  LogRecord,
  LogsBlock,
  Measurable,
  Message,
  NoLogsBlock,
  Raised,
  RaisesBlock,
  RunResult,
  Tolerance,
  Warned,
  WarningKind,
  WarningKinds,
  WarnsBlock,
} from './assertions/index.ts'
export { Attempt, type AttemptOptions, type RunningPhase, type Verdict } from './attempt.ts'
export { cleanupsOfClass, cleanupsOfModule } from './class-cleanups.ts'
export { FixtureRun, type FixtureOptions } from './fixture-run.ts'
export { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
export { addModuleCleanup, doModuleCleanups, enterModuleContext } from './module-cleanups.ts'
export type { OutcomeName, PhaseError } from './outcome.ts'
export { asOneError, reportErrors } from './phase-errors.ts'
export type { SubTestParams, SubTestResult } from './sub-test.ts'
export { TestCase, type LeakPolicy } from './test-case.ts'
export { isTestCaseClass, methodOf, testNames, type TestCaseClass } from './test-names.ts'
export {
  allowLoop,
  allTasks,
  asyncio,
  closeLoop,
  Context,
  ContextVar,
  copyContext,
  copyValues,
  createTask,
  currentTask,
  ensureFuture,
  EventLoop,
  existingLoop,
  Future,
  gather,
  getRunningLoop,
  loopOf,
  shield,
  sleep,
  Task,
  Token,
  waitFor,
} from './loop/index.ts'
export type {
  Awaitable,
  CancelOptions,
  CancelReport,
  Coroutine,
  FailedTask,
  GatherOptions,
  Handle,
  PendingWait,
  TaskFunction,
  TaskOptions,
  TimerHandle,
  Wait,
} from './loop/index.ts'
export type { Step } from './part.ts'
