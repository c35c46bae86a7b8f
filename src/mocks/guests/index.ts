export { GuestGroup } from './guest-group.ts'
export { inspectSpy } from './inspect-spy.ts'
export type { InspectedSpy } from './inspected-spy.ts'
export { mirrorOf, type Mirror } from './mirror.ts'
