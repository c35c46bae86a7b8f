export { exploreSchedules } from './explore-schedules.ts'
export { searching } from './searching.ts'
export { guardTests } from './guard-tests.ts'
export { prepareGuard } from './prepare-guard.ts'
