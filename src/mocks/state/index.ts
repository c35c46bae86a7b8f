export { Birth } from './birth.ts'
export { classes, construct, factory } from './class-registry.ts'
export { hasThrown, isAwaited, isConstructed, isSettled, orderOf } from './record.ts'
export {
  ASYNC,
  AWAITED,
  type Accessor,
  CALLABLE,
  CONSTRUCTED,
  CallRecord,
  MAGIC,
  type MockClass,
  MockState,
  PROPERTY,
  type ProtocolDefault,
  SEALED,
  SETTLED,
  SPEC_SET,
  STATE,
  THREW,
  UNSAFE,
  clock,
  hasFlag,
  isMock,
  rareOf,
  stateOf,
} from './state.ts'
