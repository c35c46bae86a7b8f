export { chainOf, noteReaction } from './chain.ts'
export { Creation, packageOf, timerDepth, hookedTimerDepth } from './creation.ts'
export { linesOfFailed } from './failed.ts'
export { hasUserLine } from './frame-origin.ts'
export { kinds, type LeakKind, type TimerKind } from './kinds.ts'
export {
  awaitedBy,
  followResources,
  ledgerOf,
  liveAwaited,
  type Awaited,
  type FetchCall,
  type Ledger,
} from './ledger.ts'
export type { LedgerEntry, Resource, ResourceState } from './resource.ts'
export { isShort, kindOfTimer, nodeTimers, Timer, type NativeTimer } from './timer.ts'
