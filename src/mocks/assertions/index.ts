export {
  assertAnyAwait,
  assertAwaited,
  assertAwaitedOnce,
  assertAwaitedOnceWith,
  assertAwaitedWith,
  assertHasAwaits,
  assertNotAwaited,
} from './await-assertions.ts'
export {
  assertAnyCall,
  assertCalled,
  assertCalledOnce,
  assertCalledOnceWith,
  assertCalledWith,
  assertHasCalls,
  assertNotCalled,
} from './call-assertions.ts'
export type { HasCallsOptions } from './has-calls.ts'
