import { replaceMethod } from '../patch.ts'
import { currentOwner } from '../scope.ts'
import { nodeTimers } from './node-timers.ts'

/**
 * `AbortSignal.timeout`: in a test it runs on a timer of the test's, which ends with the test. Like Node's, the timer
 * keeps no process alive, so that it is never reported.
 */
export function trackAbortTimeouts(): void {
  replaceMethod(AbortSignal, 'timeout', original => {
    const node = original as (ms: number) => AbortSignal
    return (ms: number) => {
      const isOurs = currentOwner()?.kind === 'test' && Number.isInteger(ms) && ms >= 0 && ms <= 2 ** 31 - 1
      return isOurs ? abortAfter(ms) : Reflect.apply(node, AbortSignal, [ms])
    }
  })
}

function abortAfter(ms: number): AbortSignal {
  const controller = new AbortController()
  const expire = () => {
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
  }
  nodeTimers().setTimeout(expire, ms).unref()
  return controller.signal
}
