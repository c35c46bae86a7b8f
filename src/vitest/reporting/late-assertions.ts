import { chai, expect } from 'vitest'
import { currentOwner, type Owner } from '../../ownership/index.ts'
import type { RunnerTask } from '../host/index.ts'

type WithTest = (this: object, test: RunnerTask) => object
type AssertionMethod = (this: unknown, ...args: unknown[]) => unknown

const watched = Symbol.for('vitest-async-case.late-assertions')

/**
 * Vitest counts an assertion for the test that runs, and has it await and fail that test. What code of a test that is over
 * asserts concerns nobody who runs now. Every assertion is told its test, which is the place where that can be changed;
 * it is the same in Vitest 4.1 and 5.
 */
export function disregardLateAssertions(): void {
  const prototype = chai.Assertion.prototype as object as { withTest?: WithTest & { [watched]?: true } }
  const { withTest } = prototype
  if (!withTest || withTest[watched]) return
  prototype.withTest = Object.assign(
    function (this: object, test: RunnerTask) {
      const owner = endedOwner()
      return withTest.call(this, owner ? disregarded(owner, test) : test)
    },
    { [watched]: true as const },
  )
  const expected = expect as unknown as Record<string, AssertionMethod>
  for (const name of ['assertions', 'hasAssertions']) {
    const original = expected[name] as AssertionMethod
    expected[name] = function (this: unknown, ...args) {
      return endedOwner() ? undefined : original.apply(this, args)
    }
  }
}

/** The owner of the running code, when nobody listens to it any more. */
function endedOwner(): Owner | undefined {
  const owner = currentOwner()
  return owner && (owner.isAbandoned || owner.closedAt !== undefined) ? owner : undefined
}

/** Takes back that the assertion was counted. @returns the test to tell it: one whose failures go to the owner. */
function disregarded(owner: Owner, running: RunnerTask): RunnerTask {
  // The `expect` of a test's own context has a count of its own, and goes to its test whichever runs.
  const isOfContext = running === owner.task && running.context?._local
  const { assertionCalls } = expect.getState()
  if (!isOfContext) expect.setState({ assertionCalls: assertionCalls - 1 })
  const errors = { push: (error: object) => owner.receive(error, 'a soft assertion') }
  const result = { state: 'fail', errors: errors as unknown as object[] }
  return Object.create(owner.task ?? running, {
    result: { value: result },
    promises: { value: [] },
    onFinished: { value: [] },
  }) as RunnerTask
}
