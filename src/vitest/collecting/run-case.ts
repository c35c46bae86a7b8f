import {
  clockOfCase,
  IsolatedAsyncioTestCase,
  schedulesOfCase,
  type CaseTest,
  type SaidSchedules,
} from '../../async-case/index.ts'
import { safely, type TestContext } from '../../internal/index.ts'
import { searching } from '../guarding/index.ts'
import { subjectOf } from '../reporting/index.ts'
import { runTest, type RegisteredTest } from '../running/index.ts'
import { settings } from '../settings/index.ts'
import { placedClock } from './placed-clock.ts'

/** Runs a test of a class: once, or once for each schedule that is asked for. */
export function runCase(test: CaseTest, registered: RegisteredTest, context: TestContext): Promise<void> {
  const said = saidOf(test, registered)
  return said ? runUnderSchedules(said, test, registered, context) : runTest(registered, context)
}

async function runUnderSchedules(
  said: SaidSchedules,
  test: CaseTest,
  registered: RegisteredTest,
  context: TestContext,
): Promise<void> {
  const { runSearched } = await searching.load()
  return runSearched({
    test: registered,
    said,
    context,
    hasLoop: hasLoop(test),
    saidClock: () => placedClock(test, 'virtual'),
    saidAt: () => subjectOf(test.cls).frame(said.of ?? test.method),
  })
}

function saidOf(test: CaseTest, { isExpectedToFail }: RegisteredTest): SaidSchedules | undefined {
  const said = schedulesOfCase(test)
  if (said && (hasLoop(test) || isMeant(said.value))) return said
  // What is said of all tests leaves out those that cannot.
  if (settings.schedules === undefined || !hasLoop(test) || isExpectedToFail) return undefined
  if (safely(() => clockOfCase(test, 'virtual'), 'real') === 'real') return undefined
  return { value: settings.schedules }
}

function hasLoop({ cls }: CaseTest): boolean {
  return cls.prototype instanceof IsolatedAsyncioTestCase
}

/** Where there is no loop, the name is free for what a class means by it. */
function isMeant(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'object' && value !== null && 'runs' in value)
}
