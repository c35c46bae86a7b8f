import { TestRunner } from 'vitest'

/**
 * The parts of Vitest's worker that have no public name. Checked on 4.1 and 5.1; each use copes with their absence.
 */
interface WorkerState {
  readonly filepath?: string
  readonly config?: { readonly includeTaskLocation?: boolean; readonly hookTimeout?: number }
  readonly evaluatedModules?: {
    getModuleById(id: string): { exports?: ModuleExports; meta?: { code?: string } | null } | undefined
    getModuleSourceMapById(id: string): { map?: unknown } | null
  }
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
