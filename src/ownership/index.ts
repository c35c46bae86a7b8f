export {
  beginOwnWork,
  forgetOwnWork,
  CarriedContext,
  liveOwners,
  Owner,
  setLateErrors,
  setUnraisable,
  type LateErrors,
  type OwnedError,
  leakPolicies,
  leakPolicy,
  type LeakPolicy,
  checkAtEnd,
  findingsOf,
  hasEndChecks,
  type EndCheck,
  type Finding,
  currentOwner,
  currentScope,
  hideContext,
  currentTest,
  newScope,
  runInScope,
  runOutside,
  runTurnInScope,
  type Scope,
  type OwnerClock,
} from './owner/index.ts'
export {
  allowLeak,
  claimAllowances,
  unusedAllowances,
  unusedOfPlainTests,
  beginFile,
  type AllowedLeak,
  leakErrors,
  type Leak,
  endedForOthers,
  keepAll,
  releaseKept,
  releaseResources,
  releaseTimers,
} from './leaks/index.ts'
export { onWorker, type NewWorker } from './resources/new-workers.ts'
export { noteFailedWorker, wasTerminated } from './resources/workers.ts'
export {
  Creation,
  awaitedBy,
  followResources,
  hasUserLine,
  kinds,
  type LeakKind,
  type Resource,
} from './ledger/index.ts'
export { hasRef } from './resources/node-objects.ts'
export { standInForNode } from './stand-ins/index.ts'
export { startTracking } from './tracking.ts'
