import {
  leakErrors,
  releaseKept,
  releaseResources,
  unusedAllowances,
  type LeakPolicy,
  type Owner,
} from '../ownership/index.ts'
import type { Outcome, PhaseError } from './outcome.ts'

const phase = 'the end of the test'

/** Ends what a test has left behind, and reports it as its policy says. */
export async function endResources(
  outcome: Outcome,
  owner: Owner,
  policy: LeakPolicy,
  at?: Function,
): Promise<void> {
  const errors = [...leakErrors(await releaseResources(owner)), ...unusedAllowances(owner)]
  if (policy === 'cancel') return
  for (const error of errors) {
    if (policy === 'fail') outcome.record(phase, error, { at })
    else outcome.warn(phase, error)
  }
}

/**
 * Ends what packages have kept for the tests of a class or a file. A leak found only now fails the test that made it; what fails
 * nothing is written to the console, since a test that has ended takes no annotations.
 * @returns what fails the fixture itself.
 */
export async function endFixture(owner: Owner, hasRunWhole: boolean): Promise<PhaseError[]> {
  const leaks = await releaseKept(owner)
  for (const leak of leaks) {
    for (const error of leakErrors([leak]))
      if (leak.owner.leaks === 'fail') leak.owner.receive(error, `the end of its ${owner.kind}`)
      else if (leak.owner.leaks === 'warn') tell(error)
  }
  const unused = hasRunWhole ? unusedAllowances(owner) : []
  if (owner.leaks === 'fail') return unused.map(error => ({ phase: owner.name, error }))
  if (owner.leaks === 'warn') unused.forEach(tell)
  return []
}

function tell(error: Error): void {
  console.warn(error.stack?.split('\n').slice(0, 2).join('\n'))
}
