export { afterAllOfRun, afterEveryRun, afterFiles, afterRun, afterSuite, watchRuns } from './after-run.ts'
export { watchAttempts, type AttemptWatcher } from './attempts.ts'
export { evaluatedFile, type EvaluatedFile } from './evaluated-file.ts'
export { connectHost } from './host.ts'
export { receiveByRealTicks } from './real-ticks.ts'
export { frameAt, frameOf, locate } from './locate.ts'
export {
  asCollector,
  failSkipped,
  hasRunWhole,
  isRunnerTask,
  mayRun,
  outer,
  takeOut,
  unskip,
  whileUnskipped,
} from './runner.ts'
export type { Collector, FileTask, Location, RunnerTask, TestHook } from './runner.ts'
export {
  currentCollector,
  hookTimeout,
  loadedVitest,
  suiteHooks,
  workerState,
  type ModuleExports,
} from './worker.ts'
export { failNow } from './fail-now.ts'
export { aroundScopedFixtures } from './scoped-fixtures.ts'
export { isFromSetupFile, isInSetupFile } from './setup-files.ts'
