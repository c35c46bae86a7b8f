import { InvalidDelayError } from '../errors/index.ts'
import { atUserLine, showValue } from '../internal/index.ts'

/** @throws `InvalidDelayError` */
export function mustBeDelay(call: string, ms: number, least = -Infinity): void {
  if (typeof ms !== 'number' || !(ms >= least)) throw atUserLine(new InvalidDelayError(call, showValue(ms)))
}
