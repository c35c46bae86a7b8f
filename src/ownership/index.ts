export { CarriedContext } from './carried-context.ts'
export {
  liveOwners,
  Owner,
  setLateErrors,
  setUnraisable,
  type LateErrors,
  type OwnedError,
  type OwnerKind,
} from './owner.ts'
export { allowLeak, claimAllowances, unusedAllowances } from './allowance.ts'
export { beginFile, type AllowedLeak } from './allowances.ts'
export { leakErrors, type Leak } from './leak.ts'
export { noteFailedWorker } from './resources/workers.ts'
export { leakPolicy, type LeakPolicy } from './leak-policy.ts'
export { releaseKept, releaseResources } from './release.ts'
export type { LeakKind } from './resource.ts'
export { standInForNode } from './stand-ins/index.ts'
export { startTracking } from './tracking.ts'
export { currentOwner, currentScope, runInScope, runTurnInScope, type Scope } from './scope.ts'
