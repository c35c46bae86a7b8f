export { SkipTest } from './skip-test.ts'
