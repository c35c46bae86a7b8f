export {
  ContextManagerStateError,
  GeneratorDidNotStopError,
  GeneratorDidNotYieldError,
  NotAContextManagerError,
  NotAGeneratorFunctionError,
} from './cleanup.ts'
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
} from './decorators.ts'
export { SkipTest } from './skip-test.ts'
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
} from './cases.ts'
