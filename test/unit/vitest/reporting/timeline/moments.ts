import type { Moment } from '../../../../../src/vitest/reporting/timeline/page/index.ts'

/** A moment of the test itself, unless it says otherwise. */
export function moment(at: number, kind: Moment['kind'], text = '', more: Partial<Moment> = {}): Moment {
  return { at, kind, text, lane: 0, by: more.lane ?? 0, thing: 0, ...more }
}

/** A test in which one task hands a value to another one, a timer leaks, and something throws. */
export const handedOver: readonly Moment[] = [
  moment(0, 'phase', 'setUp'),
  moment(1, 'phase', 'testQueue'),
  moment(1.5, 'task', 'reader', { lane: 1, by: 0, thing: 1 }),
  moment(2, 'task begins', '', { lane: 1, thing: 1 }),
  moment(2.5, 'waits', 'a future', { lane: 1, thing: 1 }),
  moment(2.5, 'waits', 'sleep(50)', { lane: 1, thing: 1 }),
  moment(3, 'timer set', 'a timeout of 900 ms', { thing: 2 }),
  moment(4, 'woken', 'a future', { lane: 1, by: 0, thing: 1 }),
  moment(5, 'mock called', "load('/7')", { lane: 1 }),
  moment(6, 'error', 'testQueue: TypeError: <b>broken</b>'),
  moment(7, 'ended by force', 'a timeout of 900 ms', { thing: 2 }),
  moment(8, 'over'),
]
