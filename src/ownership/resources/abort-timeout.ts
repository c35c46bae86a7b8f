import type { StandIn } from '../stand-ins/index.ts'
import { nodeTimers } from '../ledger/index.ts'

/**
 * `AbortSignal.timeout`: in a test it runs on a timer of the test's, which ends with the test. Like Node's, the timer
 * keeps no process alive, so that it is never reported.
 */
export const abortTimeoutStandIn: StandIn = {
  call(owner, original, args) {
    const [ms] = args
    return owner.kind === 'test' && isDelay(ms) ? abortAfter(ms) : original(...args)
  },
}

function isDelay(ms: unknown): ms is number {
  return Number.isInteger(ms) && (ms as number) >= 0 && (ms as number) <= 2 ** 31 - 1
}

function abortAfter(ms: number): AbortSignal {
  const controller = new AbortController()
  const expire = () => {
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
  }
  nodeTimers().setTimeout(expire, ms).unref()
  return controller.signal
}
