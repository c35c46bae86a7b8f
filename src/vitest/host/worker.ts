import type { expect as Expect, test as Test, TestRunner as Runner } from 'vitest'
import { notConnected, shared } from '../../internal/index.ts'
import type { Collector, RunnerTask } from './runner.ts'

interface Vitest {
  readonly TestRunner: typeof Runner
  readonly expect: typeof Expect
  readonly test: typeof Test
}

const provided = shared<{ vitest: Vitest | undefined }>('vitest', () => ({ vitest: undefined }))

/** The main entry, which imports Vitest anyway, hands it over for where there is no such global: in browsers. */
export function provideVitest(vitest: Vitest): void {
  provided.vitest = vitest
}

/**
 * Vitest as its worker has loaded it, for what the setup file needs. Vitest keeps it on the global for its option
 * `globals` (checked on 4.1 and 5.1); asking Node for it by name costs a millisecond more of each test file, and awaiting
 * that would keep `require` from loading this package.
 */
export function loadedVitest(): Vitest {
  const loaded = (globalThis as { __vitest_index__?: Vitest }).__vitest_index__ ?? provided.vitest
  if (!loaded) throw notConnected()
  return loaded
}

/**
 * The parts of Vitest's worker that have no public name. Checked on 4.1 and 5.1; each use copes with their absence.
 */
interface WorkerState {
  readonly filepath?: string
  readonly config?: {
    readonly root?: string
    /** Of the project, where the configuration names one. */
    readonly name?: string
    readonly setupFiles?: readonly string[]
    readonly includeTaskLocation?: boolean
    readonly hookTimeout?: number
    readonly testTimeout?: number
    readonly isolate?: boolean
    readonly coverage?: { readonly enabled?: boolean }
    readonly unstubEnvs?: boolean
    readonly unstubGlobals?: boolean
    readonly restoreMocks?: boolean
  }
  /** What Vitest's main process hands to its workers. */
  readonly providedContext?: Readonly<Record<string, unknown>>
  readonly evaluatedModules?: {
    readonly idToModuleMap?: ReadonlyMap<string, LoadedModule>
    getModuleById(id: string): EvaluatedModule | undefined
    getModuleSourceMapById(id: string): { map?: unknown } | null
  }
  /** The modules that are being loaded now. */
  readonly resolvingModules?: ReadonlySet<string>
  /** What Vitest is running: a test, or a suite or file between tests. */
  current?: RunnerTask | undefined
  /** The line to Vitest's main process. */
  rpc?: {
    onTaskUpdate(packs: readonly unknown[], events: readonly unknown[]): Promise<unknown>
    onUnhandledError(error: object, type: string): Promise<unknown>
  }
}

/** A module that was evaluated in this worker. */
interface EvaluatedModule {
  readonly exports?: ModuleExports
  readonly meta?: { readonly code?: string } | null
  /** The modules that it imports, by their ids. */
  readonly imports?: ReadonlySet<string>
}

/** A module that this test file has loaded. */
export interface LoadedModule {
  readonly file: string
  readonly exports?: object
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

export function currentCollector(): Collector {
  return (loadedVitest().TestRunner as unknown as { getCurrentSuite(): Collector }).getCurrentSuite()
}

/** The hooks of a suite or a file. */
interface SuiteHooks {
  readonly beforeAll: readonly unknown[]
  readonly afterAll: readonly unknown[]
  readonly beforeEach: readonly unknown[]
  readonly afterEach: readonly unknown[]
  readonly aroundEach: unknown[]
  /** Around all of the suite, its other hooks included. */
  readonly aroundAll: unknown[]
}

/** The lists that Vitest asks for each test, live. For a file: when it has been collected. */
export function suiteHooks(suite: object): SuiteHooks | undefined {
  return (
    loadedVitest().TestRunner as unknown as { getSuiteHooks?(suite: object): SuiteHooks }
  ).getSuiteHooks?.(suite)
}
