import { checkedClock, ownClockMark, type ClockKind } from '../decorators/index.ts'
import { ClockError } from '../errors/index.ts'
import type { CaseTest } from './case-program.ts'
import { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
import { saidOfCase, type SaidOfCase } from './said-of-case.ts'

/** The clock of a test, by what is said nearest to it. @param byDefault what `install` was called with @throws ClockError */
export function clockOfCase(test: CaseTest, byDefault: ClockKind): ClockKind {
  const said = saidOfCase(test, 'clock', ownClockMark)
  const hasLoop = test.cls.prototype instanceof IsolatedAsyncioTestCase
  if (hasLoop) return said ? checkedClock(said.where, said.value) : byDefault
  // Elsewhere the name is free for what a class means by it.
  if (said?.value !== 'virtual') return 'real'
  throw new ClockError(`${cited(said)} wants IsolatedAsyncioTestCase: TestCase has no event loop.`)
}

/** The method or the class that has said it, where one has. */
export function sayerOfClock(test: CaseTest): Function | undefined {
  return saidOfCase(test, 'clock', ownClockMark)?.of
}

function cited({ where, isDecorator }: SaidOfCase): string {
  return isDecorator ? where.replace('@clock', "@clock('virtual')") : `${where} = 'virtual'`
}
