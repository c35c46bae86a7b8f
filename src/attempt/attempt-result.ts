import type { OutcomeName, PhaseError } from './outcome.ts'

/** What is to be told of an attempt. */
export interface Findings {
  readonly errors: readonly PhaseError[]
  readonly skips: readonly string[]
  readonly warnings: readonly PhaseError[]
}

/** How an attempt ended. */
export interface AttemptResult extends Findings {
  readonly outcome: OutcomeName
}

/** Whether there is nothing to be told. */
export function hasNothing({ errors, skips, warnings }: Findings): boolean {
  return errors.length + skips.length + warnings.length === 0
}

/** A result, and what was found after it: errors outrank everything, and a skip a success. */
export function concluded(result: AttemptResult, findings: Findings): AttemptResult {
  if (hasNothing(findings)) return result
  const isSkipped = result.outcome === 'passed' && findings.skips.length > 0
  return {
    outcome: findings.errors.length > 0 ? 'failed' : isSkipped ? 'skipped' : result.outcome,
    errors: [...result.errors, ...findings.errors],
    skips: [...result.skips, ...findings.skips],
    warnings: [...result.warnings, ...findings.warnings],
  }
}

/** Nobody reads it: an abandoned attempt has its result from `abandon`. */
export const abandoned: AttemptResult = { outcome: 'failed', errors: [], skips: [], warnings: [] }

// One for all, since it is what nearly every test is told of.
export const nothing: Findings = { errors: [], skips: [], warnings: [] }
