import type { SaidSchedules } from '../../async-case/index.ts'
import type { ClockKind } from '../../decorators/index.ts'
import { ClockError, ScheduleError } from '../../errors/index.ts'
import { isNode, type TestContext } from '../../internal/index.ts'
import { search, searchOptions, type SearchOptions } from '../../schedules/index.ts'
import { virtualClocks } from '../../time/index.ts'
import { beginDelivery, deliverSkip, type RegisteredTest } from '../running/index.ts'
import { SearchedTest } from './searched-test.ts'

interface Asked {
  readonly test: RegisteredTest
  /** What somebody has said about its schedules. */
  readonly said: SaidSchedules
  readonly context: TestContext
  readonly hasLoop: boolean
  /** The clock that somebody has said it is to have; `'virtual'` where nobody has. @throws ClockError */
  saidClock(): ClockKind
}

/** Runs a test under schedules inside Vitest's test function. */
export async function runSearched(asked: Asked): Promise<void> {
  const { test, context } = asked
  beginDelivery(context)
  const reason = test.skipReason()
  if (reason !== undefined) return deliverSkip(context, [reason])
  const options = await placedAtTest(asked, () => searchedOptions(asked))
  const searched = new SearchedTest(test, context, options, await virtualClocks.load())
  try {
    const result = await placedAtTest(asked, () => search(options, searched))
    // Given up: Vitest has failed the test already, and onTestFinished reports the rest.
    if (result) await searched.deliver(result)
  } finally {
    searched.end()
  }
}

/** @throws ScheduleError; ClockError */
function searchedOptions({ test, said: { name, value }, hasLoop, saidClock }: Asked): SearchOptions {
  if (!hasLoop)
    throw new ScheduleError(`${name.whole} wants IsolatedAsyncioTestCase: TestCase has no event loop.`)
  if (!isNode) throw new ScheduleError(`${name.whole} wants Node: browsers have no async context.`)
  if (saidClock() === 'real')
    throw new ScheduleError(`${name.whole} wants the virtual clock, and its clock is "real".`)
  if (test.isExpectedToFail)
    throw new ScheduleError('schedules and expectedFailure cannot be on one test: which order is to fail?')
  return searchOptions(value, name)
}

/** Gives what is wrong with the schedules or the clock the place of the test: it comes from no line of the user's. */
async function placedAtTest<T>({ test: { subject, at } }: Asked, run: () => T): Promise<Awaited<T>> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof ScheduleError || error instanceof ClockError)
      error.stack = `${error.name}: ${error.message}${subject.frame(at)}`
    throw error
  }
}
