export {
  AsyncMock,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  NonCallableMock,
  PropertyMock,
  createAutospec,
  seal,
} from './classes/index.ts'
export type {
  AwaitAssertions,
  AutospecOptions,
  CallAssertions,
  HasCallsOptions,
  Matcher,
  MockOptions,
  RecordedCall,
  SideEffect,
} from './types/index.ts'
export { clearAll, setUnawaitedPolicy, snapshotSerializer, type UnawaitedPolicy } from './engine/index.ts'
export { beforeFirstMock, isMock } from './state/index.ts'
export { equalityTester, matches, sinonTester } from './equality/index.ts'
export { ANY, type Call, type CallValue, DEFAULT, call, callOf, sentinel } from './values/index.ts'
export { inspectSpy, type InspectedSpy } from './guests/index.ts'
export { mockOpen, type MockOpen, type MockOpenOptions } from './open/index.ts'
export {
  onPatchStart,
  isStartingPatch,
  startedPatches,
  patch,
  stopall,
  type StartedPatch,
  type Patch,
  type Patcher,
  type PatchInForce,
} from './patch/index.ts'
export { formatValue } from './text/index.ts'
