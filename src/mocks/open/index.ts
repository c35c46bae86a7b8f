export { mockOpen, type MockOpenOptions } from './mock-open.ts'
export type { MockOpen } from './open-types.ts'
