export { mockOpen, type MockOpenOptions, type MockOpen } from './mock-open.ts'
