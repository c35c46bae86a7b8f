import { NotRunningError, SkipTest } from '../errors/index.ts'
import { isThenable, showValue } from '../internal/index.ts'
import { beginOwnWork, currentScope, journal, runTurnInScope } from '../ownership/index.ts'
import { ShouldStop } from './outcome.ts'
import type { AttemptState } from './attempt-state.ts'

/** What tells one sub-test from another: a message, or named values. */
export type SubTestParams = string | Readonly<Record<string, unknown>>

/** What `subTest` returns: the body's result, or `undefined` when it failed; a promise for an asynchronous body. */
export type SubTestResult<R> = [R] extends [never]
  ? undefined
  : R extends PromiseLike<infer Value>
    ? Promise<Value | undefined>
    : R | undefined

/** `[a message]` or `(i=1, name='x')`, as reports name a sub-test. */
function describeParams(params: SubTestParams): string {
  if (typeof params === 'string') return `[${params}]`
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${showValue(value)}`)
  return pairs.length === 0 ? '(<subtest>)' : `(${pairs.join(', ')})`
}

/**
 * Runs `body` as a sub-test of the running test: an error is kept under the sub-test's name and the test goes on.
 * Semantics: `unittest.TestCase.subTest`.
 */
export function runSubTest<R>(state: AttemptState, params: SubTestParams, body: () => R): R | undefined {
  const { outcome } = state
  const hearing = { generation: state.generation, verdicts: state.verdicts.length }
  if (!outcome) throw new NotRunningError('subTest()')
  const scope = currentScope()
  const outer = scope?.subTests
  if (outer) withInner.add(outer)
  const subTests = [...(outer ?? []), describeParams(params)]
  // One that begins when the phases are over is left of the body, mostly: what ends the test then is not its phase.
  const around = state.step.isOwn ? state.bodyPhase : state.step.phase
  const phase = [around, ...subTests].join(' ')
  const isInBody = around === state.bodyPhase
  const before = outcome.begin()
  journal.recorder?.note('sub-test', subTests.join(' '), subTests)
  const finish = (failure: { error: unknown } | undefined): undefined => {
    noteEnd(phase, subTests, failure)
    if (isOver(state, hearing)) return failure && fileLate(state, hearing, phase, failure.error)
    if (!failure || !state.subTestFailed?.(phase, failure.error))
      outcome.endSubTest(phase, failure, { isInnermost: !withInner.has(subTests), isInBody })
    outcome.end(before)
    // An expected failure is complete here: the rest of the test must not run.
    if (outcome.success && outcome.expectedFailure) throw new ShouldStop()
    return undefined
  }

  let result: R
  try {
    // Several may run at once (`Promise.all`): the scope tells which ones the code is inside of.
    result = scope ? runTurnInScope({ ...scope, subTests }, body) : body()
  } catch (error) {
    return finish({ error })
  }
  if (!isThenable(result)) {
    finish(undefined)
    return result
  }
  // A future of the loop is to know that the test waits for it: only a promise of the language tells it.
  return whenSettled(Promise.resolve(result), `subTest${describeParams(params)}`, finish) as R
}

function whenSettled(
  result: Promise<unknown>,
  call: string,
  finish: (failure: { error: unknown } | undefined) => undefined,
): Promise<unknown> {
  const work = beginOwnWork(call)
  return result.then(
    value => {
      work?.end()
      finish(undefined)
      return value
    },
    (error: unknown) => {
      work?.end()
      return work?.isForgotten ? undefined : finish({ error })
    },
  )
}

function noteEnd(phase: string, subTests: readonly string[], failure: { error: unknown } | undefined): void {
  if (failure) journal.recorder?.note('error', phase, failure.error)
  journal.recorder?.note('sub-test over', failure ? 'failed' : '', subTests)
}

// state of this copy: only the sub-tests that it runs are in it
const withInner = new WeakSet<readonly string[]>()

/** When a sub-test began, by what has been given up until then. */
interface Hearing {
  readonly generation: number
  readonly verdicts: number
}

/** Whether nobody listens to the sub-test any more: its phase was given up, or its test ended without awaiting it. */
function isOver(state: AttemptState, hearing: Hearing): boolean {
  return isGivenUp(state, hearing) || state.owner?.closedAt !== undefined
}

function isGivenUp(state: AttemptState, { generation, verdicts }: Hearing): boolean {
  return state.generation !== generation || state.verdicts.length !== verdicts
}

function fileLate(state: AttemptState, hearing: Hearing, phase: string, error: unknown): undefined {
  if (error instanceof SkipTest) return
  if (isGivenUp(state, hearing)) state.late(phase, error)
  else state.owner?.receive(error, phase)
}
