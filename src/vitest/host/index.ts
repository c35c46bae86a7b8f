export { evaluatedFile, type EvaluatedFile } from './evaluated-file.ts'
export { connectHost } from './host.ts'
export { frameAt, frameOf, locate } from './locate.ts'
export { asCollector, hasRunWhole, isRunnerTask, mayRun, outer } from './runner.ts'
export type { Collector, FileTask, Location, RunnerTask } from './runner.ts'
export {
  currentCollector,
  expect,
  hookTimeout,
  TestRunner,
  workerState,
  type ModuleExports,
} from './worker.ts'
