export { watchFakeTimers } from './fake-timers.ts'
export type { RegisteredTest } from './registered-test.ts'
export { runTest } from './run-test.ts'
export { noteTest, surroundTests } from './around-test.ts'
