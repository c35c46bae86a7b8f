export { connectMocks } from './connect-mocks.ts'
export { addMockMatchers } from './mock-matchers.ts'
