import { CallerLine, depthOfWait } from '../../internal/index.ts'
import type { WakeUps } from '../../ownership/index.ts'
import { type CallRecord, hasThrown, isSettled, type MockState } from '../state/index.ts'
import { pathOf } from '../text/index.ts'
import { deriveOwn } from './settlement.ts'

/**
 * The promise that a call of an AsyncMock gives where the order of the test is searched: the answer comes by a wake-up of its
 * own, be it known at once or later. An answer that is late is what a real server gives too.
 */
export function answerLater(
  promise: Promise<unknown>,
  state: MockState,
  record: CallRecord,
  wakeUps: WakeUps,
): Promise<unknown> {
  const number = (state.calls?.indexOf(record) ?? 0) + 1
  const line = wakeUps.tells ? new CallerLine(depthOfWait) : undefined
  const who = {
    strand: record,
    name: () => `the answer to call ${number} of mock ${JSON.stringify(pathOf(state))}`,
    place: () => line?.place,
  }
  if (isSettled(record)) {
    const { value } = record
    // Only the promise that the user gets is to be told of when nobody handles it.
    if (hasThrown(record)) promise.catch(() => {})
    return new Promise((resolve, reject) => {
      wakeUps.add(() => (hasThrown(record) ? reject(value) : resolve(value)), who)
    })
  }
  const answer = new Promise((resolve, reject) => {
    void deriveOwn(() =>
      promise.then(
        value => wakeUps.add(() => resolve(value), who),
        (error: unknown) => wakeUps.add(() => reject(error), who),
      ),
    )
  })
  record.value = answer
  return answer
}
