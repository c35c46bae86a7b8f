export { awaitAssertions, callAssertions } from './table.ts'
