import type { SaidSchedules } from '../../async-case/index.ts'
import type { ClockKind } from '../../decorators/index.ts'
import { ClockError, ScheduleError, withFrames } from '../../errors/index.ts'
import { isNode, type TestContext } from '../../internal/index.ts'
import { Creation } from '../../ownership/index.ts'
import {
  givenOptions,
  search,
  searchOptions,
  type SearchOptions,
  type SettingName,
} from '../../schedules/index.ts'
import { virtualClocks } from '../../time/index.ts'
import { settings } from '../settings/index.ts'
import { beginDelivery, deliverSkip, type RegisteredTest } from '../running/index.ts'
import { SearchedTest } from './searched-test.ts'

const ofInstall: SettingName = {
  whole: 'The option schedules of install()',
  option: name => `The option schedules.${name} of install()`,
}

interface Asked {
  readonly test: RegisteredTest
  /** What somebody has said about its schedules. */
  readonly said: SaidSchedules
  readonly context: TestContext
  readonly hasLoop: boolean
  /** The clock that somebody has said it is to have; `'virtual'` where nobody has. @throws ClockError */
  saidClock(): ClockKind
  /** The line of the method or the class that they were said of. */
  saidAt(): string
}

/** Runs a test under schedules inside Vitest's test function. */
export async function runSearched(asked: Asked): Promise<void> {
  const { test, context } = asked
  beginDelivery(context)
  const reason = test.skipReason()
  if (reason !== undefined) return deliverSkip(context, [reason])
  const atTest = () => test.subject.frame(test.at)
  // What is wrong with the clock has a place already.
  const clock = asked.hasLoop ? asked.saidClock() : 'virtual'
  const at = test.isExpectedToFail ? atTest : asked.saidAt
  const options = await placed(at, () => searchedOptions(asked, clock))
  const searched = new SearchedTest(test, context, options, await virtualClocks.load())
  try {
    const result = await placed(atTest, () => search(options, searched))
    // Given up: Vitest has failed the test already, and onTestFinished reports the rest.
    if (result) await searched.deliver(result)
  } finally {
    searched.end()
  }
}

/**
 * Without tests that run under them a mistake would stay unseen.
 * @throws ScheduleError for what `install()` was given, at the line that called it
 */
export function checkSchedulesOfInstall(): Promise<unknown> {
  const { schedules, schedulesAt } = settings
  const frame = () => (schedulesAt ? `\n${new Creation(schedulesAt).stack}` : '')
  return placed(frame, () => givenOptions(schedules, ofInstall))
}

/** @throws ScheduleError */
function searchedOptions({ test, said, hasLoop }: Asked, clock: ClockKind): SearchOptions {
  const { value, name = ofInstall } = said
  if (!hasLoop)
    throw new ScheduleError(`${name.whole} wants IsolatedAsyncioTestCase: TestCase has no event loop.`)
  if (!isNode) throw new ScheduleError(`${name.whole} wants Node: browsers have no async context.`)
  if (clock === 'real')
    throw new ScheduleError(`${name.whole} wants the virtual clock, and its clock is "real".`)
  if (test.isExpectedToFail)
    throw new ScheduleError('schedules and expectedFailure cannot be on one test: which order is to fail?')
  return searchOptions(value, name)
}

/** Gives what is wrong with the schedules or the clock a place: it comes from no line of the user's that runs. */
async function placed<T>(frame: () => string, run: () => T): Promise<Awaited<T>> {
  try {
    return await run()
  } catch (error) {
    const isPlaceless = error instanceof ScheduleError || error instanceof ClockError
    if (isPlaceless) withFrames(error, frame())
    throw error
  }
}
