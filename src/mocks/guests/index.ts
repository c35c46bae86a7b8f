export { GuestGroup, mirrorOf, type Mirror } from './mirror.ts'
export { inspectSpy, type InspectedSpy } from './inspect-spy.ts'
