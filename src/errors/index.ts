export {
  ContextManagerStateError,
  GeneratorDidNotStopError,
  GeneratorDidNotYieldError,
  NotAContextManagerError,
  NotAGeneratorFunctionError,
} from './cleanup.ts'
export { SkipTest } from './skip-test.ts'
