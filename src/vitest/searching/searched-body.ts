import { AttemptState, type Program } from '../../attempt/index.ts'
import type { ScheduleOptions } from '../../decorators/index.ts'
import type { TestContext } from '../../internal/index.ts'
import type { LeakPolicy, Owner } from '../../ownership/index.ts'
import { search, searchOptions } from '../../schedules/index.ts'
import { virtualClocks } from '../../time/index.ts'
import { subjectOfTest } from '../reporting/index.ts'
import { SearchedTest } from './searched-test.ts'
import { patternOfTest } from './test-pattern.ts'

export interface BodyToSearch {
  readonly body: () => unknown
  readonly options: number | ScheduleOptions
  /** The plain test that it stands in, with Vitest's context of it. */
  readonly owner: Owner
  readonly context: TestContext
  readonly values: ReadonlyMap<object, unknown>
  leaks(): LeakPolicy
  /** Aborted when the test ends and has not awaited the search. */
  readonly forgotten: AbortSignal
}

const bodyPhase = 'the body of exploreSchedules()'
const name = {
  whole: 'The second argument of exploreSchedules()',
  option: (option: string) => `The option ${option} of exploreSchedules()`,
}

/** Runs a body under schedules inside one plain test. @throws what fails it */
export async function searchBody({
  body,
  options,
  owner,
  context,
  values,
  leaks,
  forgotten,
}: BodyToSearch): Promise<void> {
  const { task } = context
  const test = {
    subject: subjectOfTest(task),
    bodyPhase,
    at: body,
    make: { phase: bodyPhase, at: body, call: () => programOfBody(body) },
    fixture: { owner, values },
    skipReason: () => undefined,
    leaks,
    clock: () => 'virtual' as const,
  }
  const asked = searchOptions(options, name)
  const searched = new SearchedTest(test, context, asked, await virtualClocks.load(), {
    isPartOfTest: true,
    forgotten,
    again: path =>
      `Again: exploreSchedules(body, { replay: '${path}' }), or VITEST_ASYNC_CASE_REPLAY='${path}' with -t "${patternOfTest(task)}"`,
  })
  try {
    const result = await search(asked, searched)
    // Given up: Vitest has failed the test already, whose code is not to go on.
    if (!result) throw context.signal.aborted ? context.signal.reason : forgotten.reason
    await searched.deliver(result)
  } finally {
    searched.end()
  }
}

function programOfBody(body: () => unknown): Program {
  return {
    state: new AttemptState(bodyPhase),
    isExpectedToFail: false,
    hasLoop: true,
    hasPhases: true,
    up: () => [],
    body: () => ({ phase: bodyPhase, at: body, call: body }),
    down: () => [],
  }
}
