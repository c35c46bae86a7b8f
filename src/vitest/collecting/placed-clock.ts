import { clockOfCase, sayerOfClock, type CaseTest } from '../../async-case/index.ts'
import type { ClockKind } from '../../decorators/index.ts'
import { ClockError, withFrames } from '../../errors/index.ts'
import { subjectOf } from '../reporting/index.ts'

/** The clock of a test. @throws ClockError at the method or the class that has said it */
export function placedClock(test: CaseTest, byDefault: ClockKind): ClockKind {
  try {
    return clockOfCase(test, byDefault)
  } catch (error) {
    if (error instanceof ClockError) withFrames(error, subjectOf(test.cls).frame(sayerOfClock(test)))
    throw error
  }
}
