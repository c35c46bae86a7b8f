export { asynccontextmanager, contextmanager } from './cleanup/index.ts'
export type {
  AsyncContextManager,
  AsyncEnterExit,
  AsyncGeneratorContextManager,
  ContextManager,
  EnterExit,
  GeneratorContextManager,
} from './cleanup/index.ts'
export {
  ContextManagerStateError,
  GeneratorDidNotStopError,
  GeneratorDidNotYieldError,
  NotAContextManagerError,
  NotAGeneratorFunctionError,
  SkipTest,
} from './errors/index.ts'
export { install } from './vitest/index.ts'
