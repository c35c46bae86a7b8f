import { TestRunner } from './loaded-vitest.ts'

/**
 * The parts of Vitest's worker that have no public name. Checked on 4.1 and 5.1; each use copes with their absence.
 */
interface WorkerState {
  readonly filepath?: string
  readonly config?: {
    readonly root?: string
    readonly includeTaskLocation?: boolean
    readonly hookTimeout?: number
  }
  readonly evaluatedModules?: {
    readonly idToModuleMap?: ReadonlyMap<string, LoadedModule>
    getModuleById(id: string): { exports?: ModuleExports; meta?: { code?: string } | null } | undefined
    getModuleSourceMapById(id: string): { map?: unknown } | null
  }
  /** What Vitest is running: a test, or a suite or file between tests. */
  current?: RunnerTask | undefined
  /** The line to Vitest's main process. */
  readonly rpc?: {
    onTaskUpdate(packs: readonly unknown[], events: readonly unknown[]): Promise<unknown>
    onUnhandledError(error: object, type: string): Promise<unknown>
  }
}

/** How a task ended, or `run`. */
interface TaskVerdict {
  state: string
  errors?: object[]
  /** Why it was skipped. */
  note?: string | undefined
}

/** Vitest's record of a test, suite or file. */
export interface RunnerTask {
  readonly id: string
  readonly name: string
  readonly type: 'test' | 'suite'
  /** `skip` and `todo` for what is left out, by a mark or by a filter such as `-t`. */
  readonly mode?: string
  /** Of a suite or a file. */
  readonly tasks?: readonly RunnerTask[]
  readonly meta: object
  readonly suite?: RunnerTask
  readonly file?: RunnerTask
  /** Of a file only. */
  readonly filepath?: string
  readonly context?: { onTestFinished(fn: () => void): void }
  result?: TaskVerdict & {
    /** One for each retry and repeat. Vitest 5 only, whose reporters print these errors. */
    attempts?: TaskVerdict[]
  }
}

/** The suite around a task, or its file. */
export function outer(task: RunnerTask): RunnerTask | undefined {
  return task.suite ?? (task.file === task ? undefined : task.file)
}

/** Whether every test in it has run. */
export function hasRunWhole({ tasks, mode, result }: RunnerTask): boolean {
  if (tasks) return tasks.every(hasRunWhole)
  return mode !== 'skip' && mode !== 'todo' && result?.state !== 'skip'
}

/** A module that this test file has loaded. */
export interface LoadedModule {
  readonly file: string
  readonly exports?: unknown
  /** `externalize` is the address of a module that Vitest does not transform. */
  readonly meta?: { readonly externalize?: string } | null
}

export type ModuleExports = Readonly<Record<string, unknown>>

export function workerState(): WorkerState {
  return (globalThis as { __vitest_worker__?: WorkerState }).__vitest_worker__ ?? {}
}

/** The time limit of a fixture, in milliseconds: Vitest's `hookTimeout`; 0 for none. */
export function hookTimeout(): number {
  const limit = workerState().config?.hookTimeout ?? 10_000
  return Number.isFinite(limit) && limit > 0 ? limit : 0
}

/** The suite collector that is open: the file's own at the top level. */
export interface Collector {
  collect(file: FileTask): Promise<unknown>
  readonly tasks: { location?: Location }[]
  readonly suite?: { location?: Location }
  readonly file?: object
}

export interface FileTask {
  readonly filepath: string
}

/** A place in the user's file: line and column from 1. */
export interface Location {
  line: number
  column: number
}

export function currentCollector(): Collector {
  return (TestRunner as unknown as { getCurrentSuite(): Collector }).getCurrentSuite()
}
