import {
  hasLeft,
  journal,
  leakErrors,
  releaseKept,
  releaseResources,
  releaseTimers,
  unusedAllowances,
  unusedOfPlainTests,
  type LeakPolicy,
  type Owner,
} from '../ownership/index.ts'
import type { Outcome, PhaseError } from './outcome.ts'

const phase = 'the end of the test'

/**
 * Ends what a test has left behind, and reports it as its policy says.
 * @returns `undefined` where there is nothing, as nearly always
 */
export function endResources(
  outcome: Outcome,
  owner: Owner,
  policy: LeakPolicy,
  at?: Function,
): Promise<void> | undefined {
  if (hasLeft(owner))
    return releaseResources(owner).then(leaks => report(leakErrors(leaks), outcome, owner, policy, at))
  report([], outcome, owner, policy, at)
  return undefined
}

function report(
  leaks: readonly Error[],
  outcome: Outcome,
  owner: Owner,
  policy: LeakPolicy,
  at: Function | undefined,
): void {
  const errors = [...leaks, ...unusedAllowances(owner)]
  for (const error of errors) journal.recorder?.note('leak', phase, error, owner)
  if (policy === 'cancel') return
  for (const error of errors) {
    if (policy === 'fail') outcome.record(phase, error, { at })
    else outcome.warn(phase, error)
  }
}

/** What the end of a fixture has found. */
interface FixtureFindings {
  /** What fails the fixture itself. */
  readonly errors: PhaseError[]
  /** What fails nothing. */
  readonly warnings: PhaseError[]
}

/**
 * Ends what packages have kept for the tests of a class or a file, and the timers of its fixtures. A leak found only now
 * fails the test that made it.
 */
export async function endFixture(owner: Owner, hasRunWhole: boolean): Promise<FixtureFindings> {
  const found: FixtureFindings = { errors: [], warnings: [] }
  // First: the fixtures' own servers clear the timers of connections that end here.
  const leaks = await releaseKept(owner)
  const own = leakErrors(await releaseTimers(owner))
  const ofTests = [
    ...leaks.flatMap(leak => leakErrors([leak]).map(error => ({ owner: leak.owner, error }))),
    ...(owner.kind === 'file' ? unusedOfPlainTests(owner) : []),
  ]
  for (const { owner: test, error } of ofTests) {
    journal.recorder?.note('leak', `the end of its ${owner.kind}`, error, test)
    const failure = { phase: owner.name, error, owner: test }
    if (test.leaks === 'warn') found.warnings.push(failure)
    // What hooks at the top level of a file have left fails the file, whose verdict has not fallen.
    else if (test.leaks === 'fail' && owner.task && test.task === owner.task) found.errors.push(failure)
    else if (test.leaks === 'fail') test.receive(error, `the end of its ${owner.kind}`)
  }
  const unused = hasRunWhole ? unusedAllowances(owner) : []
  const ofFixture = [...own, ...unused].map(error => ({ phase: owner.name, error }))
  if (owner.leaks === 'fail') found.errors.push(...ofFixture)
  else if (owner.leaks === 'warn') found.warnings.push(...ofFixture)
  return found
}
