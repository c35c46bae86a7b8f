export { guardTests } from './guard-tests.ts'
export { prepareGuard } from './prepare-guard.ts'
