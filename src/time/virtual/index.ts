export { beginVirtualClock, replaceNamesForGood } from './begin.ts'
export type { DuePicker } from './driver.ts'
export type { Due } from './due-queue.ts'
