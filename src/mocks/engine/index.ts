export { bornAs, makeReturnValue } from './child.ts'
export { createMock } from './handler.ts'
export {
  asOwnCall,
  asTreeCall,
  awaitsOf,
  callsOf,
  methodCallsOf,
  treeCallsOf,
  treeRecordsOf,
} from './history.ts'
export { type MockOptionRecord, addSpec, applyOptions, configure, keepAsMade } from './options.ts'
export { OWN_OPTIONS, guardClosedOptions, guardOptionsObject, optionMeantBy } from './option-slips.ts'
export { implementationOf } from './result-of-call.ts'
export { adoptReturnValue } from './parenting.ts'
export { childrenOf, clearAll, clearCalls, resetMock, restoreInitial } from './reset.ts'
export { type Settlement, type Settlements, settlementsOf } from './settlement.ts'
export { snapshotSerializer } from './in-snapshots.ts'
export { toSideEffect } from './side-effect.ts'
export { invoke, recordAbove } from './invoke.ts'
export { setUnawaitedPolicy, type UnawaitedPolicy } from './unawaited-report.ts'
export { writeNote } from './pending-calls.ts'
