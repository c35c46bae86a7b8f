import { ClockError } from '../errors/index.ts'
import { atUserLine, showValue } from '../internal/index.ts'

/** Whose time a test has: the machine's, or its own. */
export type ClockKind = 'real' | 'virtual'

/** @param where what a user wrote it at: `QueueTest.clock` @throws ClockError */
export function checkedClock(where: string, value: unknown): ClockKind {
  if (value === 'real' || value === 'virtual') return value
  throw atUserLine(new ClockError(`${where} is ${showValue(value)}: write 'virtual' or 'real'.`))
}
