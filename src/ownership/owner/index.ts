export { journal, type MomentKind, type Recorder } from './journal.ts'
export { liveOwners, Owner, setLateErrors, setUnraisable, type LateErrors, type OwnedError } from './owner.ts'
export { hideContext } from './hidden-context.ts'
export { comesOfEnding } from './endings.ts'
export {
  checkAtEnd,
  findingsByLine,
  findingsOf,
  hasEndChecks,
  type EndCheck,
  type Finding,
} from './end-checks.ts'
export {
  asyncHooks,
  currentOwner,
  currentScope,
  currentTest,
  enterScope,
  runInScope,
  runOutside,
  runTurnInScope,
} from './current-scope.ts'
export { newScope, type Scope } from './scope.ts'
export { currentWakeUps, scheduleWakeUps } from './current-wake-ups.ts'
export type { WakeUps, Who } from './wake-ups.ts'
export { CarriedContext } from './carried-context.ts'
export {
  leakPolicies,
  leakPolicy,
  leftoverPolicies,
  type LeakPolicy,
  type LeftoverPolicy,
} from './leak-policy.ts'
export { beginOwnWork, forgetOwnWork, handedOver } from './own-work.ts'
export { callTagged, takeTagged } from './tagged-errors.ts'
export type { ClockReport, OwnerClock } from './owner-clock.ts'
