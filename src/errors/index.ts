export { BaseException } from './no-failures.ts'
export { cancellationIn, CancelledError, isCancelled } from './no-failures.ts'
export {
  AssertionBlockError,
  InvalidPatternError,
  NotABlockError,
  NotAClassError,
  NotAContainerError,
  NotALoggerError,
  NotAStringError,
  NotAWarningKindError,
  NotAnErrorClassError,
  NotComparableError,
  NotIterableError,
  PromiseComparedError,
  PromiseIsAlwaysTrueError,
  ToleranceError,
  TypeEqualityError,
  UnknownLogLevelError,
  UnknownOptionError,
  UsingCannotCatchError,
  WarningsNeedNodeError,
} from './assertions.ts'
export {
  ContextManagerStateError,
  GeneratorDidNotStopError,
  GeneratorDidNotYieldError,
  NotAContextManagerError,
  NotAGeneratorFunctionError,
  NotAServerError,
  NotDecorableError,
} from './cleanup.ts'
export {
  HookArgumentsError,
  HookNotCallableError,
  PendingHookError,
  ThrownValueError,
  WorkerExitError,
} from './hooks.ts'
export { SkippedSubTestWarning, SkipTest } from './no-failures.ts'
export {
  AsyncFixtureError,
  ConstructorError,
  FieldTestError,
  GeneratorTestError,
  MisplacedFixtureError,
  ModuleFixtureError,
  NoSuchTestError,
  NotAFunctionError,
  NotATestCaseError,
  NotRunningError,
  PhaseTimeoutError,
  SyncFixtureError,
  TestCaseDefinitionError,
  TwoCopiesError,
  UnexpectedSuccessError,
  UnknownFixtureError,
  UnregisteredCaseError,
  UnusedFixtureError,
} from './cases.ts'
export {
  ContextEnteredError,
  ForeignTokenError,
  LookupError,
  TokenContextError,
  UsedTokenError,
} from './context.ts'
export {
  DeadlockError,
  InvalidDelayError,
  InvalidStateError,
  LoopClosedError,
  NoRunningLoopError,
  NotATaskFunctionError,
  NotAwaitableError,
  SelfAwaitError,
  StuckTaskError,
  SwallowedCancellationError,
  TimeoutError,
} from './loop.ts'
export { ClockError } from './clock.ts'
export { DroppedDecoratorError, MissingTransformerError } from './decorators.ts'
export { ConfigurationError } from './configuration.ts'
export { leakPolicyChoices, leftoverPolicyChoices, LeakPolicyError } from './leak-policy.ts'
export { AllowLeftoverArgumentError, LeftoverError, type LeftBehind } from './leftovers.ts'
export {
  AllowLeakArgumentError,
  LateWorkError,
  LeakError,
  NotAwaitedError,
  OwnershipError,
  PatcherNotEnteredError,
  TestEndedError,
  UnawaitedCallError,
  UnfinishedAssertionError,
  UnusedAllowanceError,
} from './ownership.ts'
export {
  AttachError,
  AttributeError,
  DeletedAttributeError,
  ExpectedCallsError,
  ForbiddenPathError,
  InvalidSideEffectError,
  InvalidSpecError,
  MisspeltAssertionError,
  MockArgumentsError,
  MockAssertionError,
  MockOpenPlaceError,
  MisspeltMemberError,
  MisspeltOptionError,
  MockOptionTypoError,
  NativeMemberError,
  NeedsNodeError,
  NotASpyError,
  SealedError,
  SpecConflictError,
  SpecSetError,
  StopAsyncIteration,
  StopIteration,
} from './mocks.ts'
export {
  AttributesWithNewError,
  AutospecWithNewCallableError,
  AutospecWithNewError,
  ExternalModuleError,
  ModuleNotLoadedError,
  NewWithNewCallableError,
  NothingToPatchError,
  NotReplacedError,
  PatchOptionTypoError,
  PatchOptionsError,
  PatchTargetError,
  ReadOnlyPropertyError,
  SpecWithAutospecError,
  SpecWithCreateError,
} from './patch.ts'
export { CachedMethodParametersError, InvalidCacheOptionsError, NotCacheableError } from './caches.ts'
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
export {
  InvalidImplementationError,
  InvalidTypeError,
  MissingDispatcherNameError,
  MissingTypeError,
  NotDispatchingError,
  TwoDefaultsError,
  UnknownDispatcherError,
} from './dispatch.ts'
export { ScheduleError } from './schedules.ts'
export { withFrames } from './with-frames.ts'
