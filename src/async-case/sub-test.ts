import { isThenable, showValue } from '../internal/index.ts'
import { NotRunningError } from '../errors/index.ts'
import { ShouldStop } from './outcome.ts'
import type { CaseState } from './case-state.ts'

/** What tells one sub-test from another: a message, or named values. */
export type SubTestParams = string | Readonly<Record<string, unknown>>

/** What `subTest` returns: the body's result, or `undefined` when it failed; a promise for an asynchronous body. */
export type SubTestResult<R> = [R] extends [never]
  ? undefined
  : R extends PromiseLike<infer Value>
    ? Promise<Value | undefined>
    : R | undefined

/** `[a message]` or `(i=1, name='x')`, as unittest describes a sub-test. */
function describeParams(params: SubTestParams): string {
  if (typeof params === 'string') return `[${params}]`
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${showValue(value)}`)
  return pairs.length === 0 ? '(<subtest>)' : `(${pairs.join(', ')})`
}

/**
 * Runs `body` as a sub-test of the running test: an error is kept under the sub-test's name and the test goes on.
 * Semantics: `unittest.TestCase.subTest`.
 */
export function runSubTest<R>(state: CaseState, params: SubTestParams, body: () => R): R | undefined {
  const outcome = state.outcome
  if (!outcome) throw new NotRunningError('subTest()')
  const outer = state.subTests
  state.subTests = [...outer, describeParams(params)]
  const phase = [state.step.phase, ...state.subTests].join(' ')
  const before = outcome.begin()

  const finish = (failure: { error: unknown } | undefined): undefined => {
    state.subTests = outer
    if (failure) outcome.record(phase, failure.error, { isSubTest: true })
    outcome.end(before)
    // An expected failure is complete here: the rest of the test must not run.
    if (outcome.success && outcome.expectedFailure) throw new ShouldStop()
    return undefined
  }

  let result: R
  try {
    result = body()
  } catch (error) {
    return finish({ error })
  }
  if (!isThenable(result)) {
    finish(undefined)
    return result
  }
  return result.then(
    value => {
      finish(undefined)
      return value
    },
    (error: unknown) => finish({ error }),
  ) as R
}
