import { SkippedSubTestWarning, SkipTest } from '../errors/index.ts'
import { errorText, getHost, isErrorLike, readable, withoutOwnLines } from '../internal/index.ts'
import { journal, type Owner } from '../ownership/index.ts'

/** An error and the phase that it came from: `setUp`, `asyncTearDown`, `cleanup dropSchema`, the test's own name … */
export interface PhaseError {
  readonly phase: string
  readonly error: unknown
  /** The user's function that ran, for its place in the file. */
  readonly at?: Function
  /** Whose it is, where something else than its own end has found it. */
  readonly owner?: Owner
}

/** How a test ended, in unittest's words. */
export type OutcomeName = 'passed' | 'failed' | 'skipped' | 'expected failure' | 'unexpected success'

export interface RecordOptions {
  readonly at?: Function
}

interface EndedSubTest {
  readonly isInnermost: boolean
  readonly isInBody: boolean
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
  /** The sub-tests that skipped themselves. */
  readonly #skippedSubTests: SkippedSubTestWarning[] = []
  #hasRunSubTest = false
  #hasSkippedInBody = false
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
  record(phase: string, thrown: unknown, { at }: RecordOptions = {}): void {
    const error = readable(thrown)
    if (error instanceof ShouldStop) return
    const skip = skipIn(error)
    if (skip) return this.#skip(skip.reason)
    journal.recorder?.note('error', phase, error)
    if (this.isExpectingFailure) {
      this.expectedFailure = { error }
      return
    }
    this.success = false
    this.errors.push({ phase, error, at })
  }

  warn(phase: string, error: unknown, { at }: RecordOptions = {}): void {
    journal.recorder?.note('warning', phase, error)
    this.warnings.push({ phase, error, at })
  }

  /**
   * Files the end of a sub-test. A skip inside it does not skip the test.
   * @param options.isInnermost whether it has had no others in it, which are what is run or skipped then
   * @param options.isInBody whether it is a part of the test itself, not of a fixture or a cleanup
   */
  endSubTest(name: string, failure: { readonly error: unknown } | undefined, options: EndedSubTest): void {
    const skip = failure && skipIn(readable(failure.error))
    if (skip) return this.#skipSubTest(name, skip.reason, failure.error, options)
    this.#hasRunSubTest ||= options.isInnermost
    if (failure) this.record(name, failure.error)
  }

  /** How it ended. To be called once: a sub-test that was skipped in a test that was not is a warning from now on. */
  conclude(isExpectedToFail: boolean): OutcomeName {
    const name = this.#name(isExpectedToFail)
    if (name !== 'skipped') for (const error of this.#skippedSubTests) this.warn(error.subTest, error)
    return name
  }

  #name(isExpectedToFail: boolean): OutcomeName {
    if (this.errors.length > 0) return 'failed'
    // All that the test consists of has skipped itself.
    if (this.#isSkipped || (this.#hasSkippedInBody && !this.#hasRunSubTest)) return 'skipped'
    if (!isExpectedToFail || !this.success) return 'passed'
    return this.expectedFailure ? 'expected failure' : 'unexpected success'
  }

  #skip(reason: string): void {
    journal.recorder?.note('skipped', reason)
    this.success = false
    this.skips.push(reason)
    this.#isSkipped = true
  }

  #skipSubTest(name: string, reason: string, error: unknown, { isInBody }: EndedSubTest): void {
    this.success = false
    this.#hasSkippedInBody ||= isInBody
    this.skips.push(reason)
    this.#skippedSubTests.push(new SkippedSubTestWarning(name, reason, framesOf(error)))
  }
}

/** `SkipTest`, and what the host's own way to skip a running test throws. */
function skipIn(error: unknown): { readonly reason: string } | undefined {
  return error instanceof SkipTest ? { reason: error.message } : getHost().skipIn(error)
}

/** From the user's line on: `context.skip` throws inside Vitest. */
function framesOf(error: unknown): string {
  const stack = isErrorLike(error) ? withoutOwnLines(errorText(error, 'stack')) : ''
  const frames = stack.split('\n').filter(line => /^\s+at /.test(line))
  return frames.slice(frames.findIndex(line => !/[\\/]node_modules[\\/]/.test(line))).join('\n')
}
