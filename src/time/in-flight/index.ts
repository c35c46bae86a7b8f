export { watchInFlight, type InFlight } from './in-flight.ts'
export { namesOfInFlight } from './names-of-in-flight.ts'
