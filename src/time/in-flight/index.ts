export { countCall } from './counted-calls.ts'
export { watchInFlight, type InFlight } from './in-flight.ts'
export { namesOfInFlight } from './names-of-in-flight.ts'
export { startedTimers } from './started-timers.ts'
