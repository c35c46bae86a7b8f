import { SkipTest } from '../errors/index.ts'
import { getHost } from '../internal/index.ts'

/** An error and the phase that it came from: `setUp`, `asyncTearDown`, `cleanup dropSchema`, the test's own name … */
export interface PhaseError {
  readonly phase: string
  readonly error: unknown
  /** The user's function that ran, for its place in the file. */
  readonly at?: Function
}

/** How a test ended, in unittest's words. */
export type OutcomeName = 'passed' | 'failed' | 'skipped' | 'expected failure' | 'unexpected success'

export interface RecordOptions {
  /** A skip inside a sub-test does not skip the test. */
  readonly isSubTest?: boolean
  readonly at?: Function
}

/** Unwinds a test whose expected failure has happened inside a sub-test. Never reported. */
export class ShouldStop {}

/**
 * What happened so far in one attempt of a test. Semantics: `unittest.case._Outcome`: each part of a test starts
 * from success, and the test has succeeded when all its parts have.
 */
export class Outcome {
  success = true
  isExpectingFailure = false
  /** The error that an expected failure ended with, boxed since an error may be any value. */
  expectedFailure: { readonly error: unknown } | undefined
  readonly errors: PhaseError[] = []
  /** What is worth telling and fails nothing. */
  readonly warnings: PhaseError[] = []
  /** Reasons in order; the first of a test that skipped itself is its reason in the report. */
  readonly skips: string[] = []
  #isSkipped = false

  /** Starts a part; what it returns is handed to `end`. */
  begin(): boolean {
    const before = this.success
    this.success = true
    return before
  }

  end(before: boolean): void {
    this.success = this.success && before
  }

  /** Files an error that a part threw. */
  record(phase: string, error: unknown, { isSubTest = false, at }: RecordOptions = {}): void {
    if (error instanceof ShouldStop) return
    const skip = skipIn(error)
    if (skip) return this.#skip(skip.reason, isSubTest)
    if (this.isExpectingFailure) {
      this.expectedFailure = { error }
      return
    }
    this.success = false
    this.errors.push({ phase, error, at })
  }

  warn(phase: string, error: unknown, { at }: RecordOptions = {}): void {
    this.warnings.push({ phase, error, at })
  }

  name(isExpectedToFail: boolean): OutcomeName {
    if (this.errors.length > 0) return 'failed'
    if (this.#isSkipped) return 'skipped'
    if (!isExpectedToFail || !this.success) return 'passed'
    return this.expectedFailure ? 'expected failure' : 'unexpected success'
  }

  #skip(reason: string, isSubTest: boolean): void {
    this.success = false
    this.skips.push(reason)
    if (!isSubTest) this.#isSkipped = true
  }
}

/** `SkipTest`, and what the host's own way to skip a running test throws. */
function skipIn(error: unknown): { readonly reason: string } | undefined {
  return error instanceof SkipTest ? { reason: error.message } : getHost().skipIn(error)
}
