import type { SaidSchedules } from '../../async-case/index.ts'
import { ScheduleError } from '../../errors/index.ts'
import type { TestContext } from '../../internal/index.ts'
import { search, searchOptions } from '../../schedules/index.ts'
import { beginDelivery, deliverSkip, type RegisteredTest } from '../running/index.ts'
import { SearchedTest } from './searched-test.ts'

interface Asked {
  readonly test: RegisteredTest
  /** What somebody has said about its schedules. */
  readonly said: SaidSchedules
  readonly context: TestContext
  readonly hasLoop: boolean
}

/** Runs a test under schedules inside Vitest's test function. */
export async function runSearched(asked: Asked): Promise<void> {
  const { test, context } = asked
  beginDelivery(context)
  const reason = test.skipReason()
  if (reason !== undefined) return deliverSkip(context, [reason])
  try {
    await searchTest(asked)
  } catch (error) {
    throw error instanceof ScheduleError ? refused(error, asked) : error
  }
}

async function searchTest({ test, said: { value, name }, context, hasLoop }: Asked): Promise<void> {
  if (!hasLoop)
    throw new ScheduleError(`${name.whole} wants IsolatedAsyncioTestCase: TestCase has no event loop.`)
  if (test.isExpectedToFail)
    throw new ScheduleError('schedules and expectedFailure cannot be on one test: which order is to fail?')
  const options = searchOptions(value, name)
  const searched = new SearchedTest(test, context, options)
  try {
    const result = await search(options, searched)
    // Given up: Vitest has failed the test already, and onTestFinished reports the rest.
    if (result) await searched.deliver(result)
  } finally {
    searched.end()
  }
}

/** It comes from no line of the user's. */
function refused(error: ScheduleError, { test: { subject, at } }: Asked): ScheduleError {
  error.stack = `${error.name}: ${error.message}${subject.frame(at)}`
  return error
}
