import { InvalidDelayError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'

/** @throws `InvalidDelayError` */
export function mustBeDelay(call: string, ms: number, least = -Infinity): void {
  if (typeof ms !== 'number' || !(ms >= least)) throw new InvalidDelayError(call, showValue(ms))
}
