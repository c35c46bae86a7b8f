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
} from '../assertions/index.ts'
export { Attempt, type Verdict } from './attempt.ts'
export { cleanupsOfClass, cleanupsOfModule } from './class-cleanups.ts'
export { fieldTests, hasTests } from './field-tests.ts'
export { FixtureRun } from './fixture-run.ts'
export { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
export { misplacedFixture } from './misplaced-fixture.ts'
export { addModuleCleanup, doModuleCleanups, enterModuleContext } from './module-cleanups.ts'
export type { PhaseError } from './outcome.ts'
export { asOneError, reportErrors } from './phase-errors.ts'
export type { SubTestParams, SubTestResult } from './sub-test.ts'
export { TestCase, type LeakPolicy } from './test-case.ts'
export { isTestCaseClass, lineageOf, methodOf, testNames, type TestCaseClass } from './test-names.ts'
export {
  allTasks,
  asyncio,
  Context,
  ContextVar,
  copyContext,
  createTask,
  currentTask,
  ensureFuture,
  EventLoop,
  Future,
  gather,
  getRunningLoop,
  shield,
  sleep,
  Task,
  Token,
  waitFor,
  type Awaitable,
  type CancelOptions,
  type CancelReport,
  type Coroutine,
  type FailedTask,
  type GatherOptions,
  type Handle,
  type TaskFunction,
  type TaskOptions,
  type TimerHandle,
  type Wait,
} from '../loop/index.ts'
export type { Step } from './part.ts'
