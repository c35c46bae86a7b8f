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

/** In Vitest's words. */
const outcomes: Record<string, AsyncCaseMeta['outcome'] | undefined> = { fail: 'failed', skip: 'skipped' }

/** Adds to the warnings in the record of a test. */
export function recordWarnings(
  task: Pick<RunnerTask, 'meta' | 'result'>,
  told: NonNullable<AsyncCaseMeta['warnings']>,
): void {
  const meta = metaOf(task)
  const outcome = outcomes[task.result?.state ?? ''] ?? 'passed'
  const before = meta.asyncCase ?? { outcome, errors: [], skips: [] }
  meta.asyncCase = { ...before, warnings: [...(before.warnings ?? []), ...told] }
}
