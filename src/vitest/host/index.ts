export { frameOf, locate } from './locate.ts'
export {
  workerState,
  type RunnerTask,
  type ModuleExports,
  currentCollector,
  type Collector,
  type FileTask,
  outer,
  hasRunWhole,
  hookTimeout,
  type Location,
} from './worker.ts'
export { TestRunner, expect } from './loaded-vitest.ts'
export { connectHost } from './connect-host.ts'
