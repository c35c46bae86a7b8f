export {
  addModuleCleanup,
  doModuleCleanups,
  enterModuleContext,
  IsolatedAsyncioTestCase,
  TestCase,
} from './async-case/index.ts'
export type { LeakPolicy, SubTestParams } from './async-case/index.ts'
export { asynccontextmanager, contextmanager } from './cleanup/index.ts'
export type {
  AsyncContextManager,
  AsyncEnterExit,
  AsyncGeneratorContextManager,
  ContextManager,
  EnterExit,
  GeneratorContextManager,
} from './cleanup/index.ts'
export {
  concurrent,
  each,
  expectedFailure,
  only,
  repeats,
  retry,
  sequential,
  skip,
  skipIf,
  skipUnless,
  tags,
  testOptions,
  timeout,
  todo,
  type ConditionalSkip,
  type MethodTestDecorator,
  type Skip,
  type TestDecorator,
  type TestDefine,
  type Each,
  type TestOption,
  type VitestOptions,
} from './decorators/index.ts'
export {
  DecoratedAccessorError,
  DecoratedClassError,
  DecoratedConstructorError,
  DecoratedFieldError,
  DecoratedGetterError,
  DecoratedParameterError,
  DecoratedSetterError,
  InvalidTestOptionError,
  MissingMemberError,
  MissingReasonError,
  NotDecoratableError,
  PrivateMemberError,
} from './errors/index.ts'
export {
  ContextManagerStateError,
  GeneratorDidNotStopError,
  GeneratorDidNotYieldError,
  NotAContextManagerError,
  NotAGeneratorFunctionError,
  SkipTest,
} from './errors/index.ts'
export {
  AsyncFixtureError,
  ConstructorError,
  GeneratorTestError,
  NoSuchTestError,
  NotAFunctionError,
  NotATestCaseError,
  NotRunningError,
  PhaseTimeoutError,
  SyncFixtureError,
  TestCaseDefinitionError,
  UnexpectedSuccessError,
  UnregisteredCaseError,
} from './errors/index.ts'
export { describeCase, install, type InstallOptions } from './vitest/index.ts'
