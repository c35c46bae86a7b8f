export { measureBusyTime, strikesAfterEnd } from './busy-thread.ts'
export { watchFakeTimers } from './fake-timers.ts'
export { viChanges, watchVi } from './vi-changes.ts'
export type { RegisteredTest } from './registered-test.ts'
export { runTest } from './run-test.ts'
export { aroundTest, isNoted, noteTest, openedAround, surroundTests } from './around-test.ts'
export { openTest, type OpenTest } from './open-test.ts'
export { beginDelivery, deliver, deliverFindings, deliverSkip, tellWarnings } from './deliver.ts'
export { forgetWatch, watchAbort } from './watch-abort.ts'
export {
  addLineToTimeout,
  completeHookTimeout,
  completePlainTimeout,
  isHookTimeout,
  isPlainTimeout,
  limitOf,
} from './stuck-test.ts'
