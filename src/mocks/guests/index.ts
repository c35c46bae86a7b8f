export { GuestGroup } from './guest-group.ts'
export { inspectSpy, type InspectedSpy } from './inspect-spy.ts'
export { mirrorOf, type Mirror } from './mirror.ts'
