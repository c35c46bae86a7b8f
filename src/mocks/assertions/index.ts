export { awaitAssertions, callAssertions, comparing } from './table.ts'
