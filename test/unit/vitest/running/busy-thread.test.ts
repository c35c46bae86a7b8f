import { expect, test } from 'vitest'
import { measureBusyTime, strikesAfterEnd } from '../../../../src/vitest/running/busy-thread.ts'

test('the time in which the thread had something to do is measured, and that in which it waited is not', async () => {
  const busyTime = measureBusyTime()
  for (const end = performance.now() + 30; performance.now() < end;);
  expect(busyTime()).toBeGreaterThanOrEqual(30)
  const [before, began] = [busyTime(), performance.now()]
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(busyTime() - before).toBeLessThan(performance.now() - began)
})

test('a time-out strikes after the end where the end of the code has struck it, and else not', () => {
  const struck: boolean[] = []
  const rejectTimeoutError = () => struck.push(strikesAfterEnd())
  function resolve() {
    rejectTimeoutError()
  }
  resolve()
  rejectTimeoutError()
  expect(struck).toEqual([true, false])
})
