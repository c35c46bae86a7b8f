import type { AttemptResult } from '../../attempt/index.ts'
import type { RunnerTask } from '../host/index.ts'

/** What reporters and tools can read of a test that did not simply pass: `task.meta.asyncCase`. */
export interface AsyncCaseMeta {
  outcome: AttemptResult['outcome']
  errors: { phase: string; message: string }[]
  skips: readonly string[]
  /** Its annotations, which Vitest's JSON reporter leaves out, and what came too late to be one. */
  warnings?: { phase: string; message: string }[]
}

export function metaOf({ meta }: { readonly meta: object }): { asyncCase?: AsyncCaseMeta } {
  return meta
}

/** What reporters and tools can read of a suite or a file. */
export interface AsyncCaseMetaOfSuite {
  warnings: NonNullable<AsyncCaseMeta['warnings']>
}

/** In Vitest's words. */
const outcomes: Record<string, AsyncCaseMeta['outcome'] | undefined> = { fail: 'failed', skip: 'skipped' }

/** Adds to the warnings in the record of a test, a suite or a file. */
export function recordWarnings(
  task: Pick<RunnerTask, 'meta' | 'result' | 'type'>,
  told: AsyncCaseMetaOfSuite['warnings'],
): void {
  const meta = task.meta as { asyncCase?: AsyncCaseMeta | AsyncCaseMetaOfSuite }
  const before = meta.asyncCase ?? (task.type === 'test' ? recordOfTest(task) : undefined)
  meta.asyncCase = { ...before, warnings: [...(before?.warnings ?? []), ...told] }
}

function recordOfTest({ result }: Pick<RunnerTask, 'result'>): AsyncCaseMeta {
  return { outcome: outcomes[result?.state ?? ''] ?? 'passed', errors: [], skips: [] }
}
