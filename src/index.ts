export type { AsyncContextManager, AsyncEnterExit, ContextManager, EnterExit } from './cleanup/index.ts'
export { SkipTest } from './errors/index.ts'
export { install } from './vitest/index.ts'
