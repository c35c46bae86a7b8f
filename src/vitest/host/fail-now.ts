import { chai, expect } from 'vitest'
import type { RunnerTask } from './runner.ts'

const matcher = 'asyncCaseFailure'

/**
 * Fails a running test with an error and lets it go on, as `expect.soft` does with an assertion's: Vitest has the error on
 * its record before the next hook runs. It takes errors of soft assertions only, so a matcher of ours throws it.
 */
export function failNow(task: RunnerTask, error: unknown): void {
  const { assertionCalls } = expect.getState()
  expect.extend({
    [matcher](thrown: unknown) {
      throw thrown
    },
  })
  const assertion = expect.soft(error) as unknown as Record<string, () => void>
  chai.util.flag(assertion, 'vitest-test', task)
  assertion[matcher]!()
  // Nobody asserted anything.
  expect.setState({ assertionCalls })
}
