import { ClockError, withFrames } from '../../errors/index.ts'
import { isNode } from '../../internal/index.ts'
import type { Owner } from '../../ownership/index.ts'
import { virtualClocks } from '../../time/index.ts'
import type { RegisteredTest } from './registered-test.ts'

/** Gives an attempt its own clock, if its test is to have one. @throws ClockError */
export async function beginClock(test: RegisteredTest, owner: Owner): Promise<void> {
  try {
    if (test.clock() === 'virtual') await begin(test, owner)
  } catch (error) {
    // It has no attempt that would have its verdict.
    owner.close()
    throw error
  }
}

async function begin(test: RegisteredTest, owner: Owner): Promise<void> {
  try {
    if (!isNode) throw new ClockError(browserText(owner))
    const { beginVirtualClock } = await virtualClocks.load()
    beginVirtualClock(owner)
  } catch (error) {
    throw error instanceof ClockError ? atTest(error, test) : error
  }
}

function browserText({ name, parent }: Owner): string {
  return `${parent?.name ?? name}.clock = 'virtual' wants Node: browsers have no async context. vi.useFakeTimers() works there.`
}

/** It comes from no line of the user's that runs. */
function atTest(error: ClockError, { subject, at }: RegisteredTest): ClockError {
  return withFrames(error, subject.frame(at))
}
