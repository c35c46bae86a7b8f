import { findingsOf, type Finding, type Owner } from '../ownership/index.ts'
import type { Outcome } from './outcome.ts'

/**
 * Files what comes to light at the end of a test: what it made and did not use. Only of a test that went well: one that broke
 * off has not come to use it.
 */
export async function fileFindings(outcome: Outcome, owner: Owner, at: Function | undefined): Promise<void> {
  fileAll(await findingsOf(owner, wentWell(outcome, owner)), outcome, at)
}

/** @param at the test itself, for what has no line of its own */
export function fileAll(findings: readonly Finding[], outcome: Outcome, at: Function | undefined): void {
  for (const { origin, error, isWarning } of findings)
    if (isWarning) outcome.warn(origin, error, { at })
    else outcome.record(origin, error, { at })
}

function wentWell({ errors, expectedFailure, skips }: Outcome, owner: Owner): boolean {
  return errors.length === 0 && expectedFailure === undefined && skips.length === 0 && !owner.isAbandoned
}
