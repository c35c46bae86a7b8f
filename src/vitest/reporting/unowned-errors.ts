import type { ErrorEvent, PassOn } from '../../hooks/index.ts'
import { errorText, isErrorLike, messageOf, shared } from '../../internal/index.ts'
import { workerState } from '../host/index.ts'

type ErrorListener = (...args: unknown[]) => void

/**
 * Hands an error without an owner to Vitest's own listener, which fails the run for it. Vitest keeps silent while any
 * other listener is there, so the others, users' among them, are off `process` for the length of the call. They hear of
 * the error all the same, since Node calls a copy of its list.
 */
export const passOnToVitest: PassOn = (event, value, promise) => {
  const all = process.rawListeners(event) as ErrorListener[]
  const own = all.filter(listener => isVitests(event, listener))
  const others = all.filter(listener => !own.includes(listener))
  for (const listener of others) process.off(event, listener)
  try {
    if (own.length === 0) tellVitest(event, value)
    for (const listener of own) listener.call(process, value, promise)
  } finally {
    // In the order that they had: Vitest's own last, as it was when the library put itself before it.
    for (const listener of own) process.off(event, listener)
    for (const listener of all) process.on(event, listener)
  }
}

/** Should a later Vitest listen in another way: what its listener does. */
function tellVitest(event: ErrorEvent, value: unknown): void {
  const type = event === 'uncaughtException' ? 'Uncaught Exception' : 'Unhandled Rejection'
  void workerState().rpc?.onUnhandledError(asReport(value, type), type)
}

function asReport(value: unknown, type: string): object {
  const message = messageOf(value)
  const stack = isErrorLike(value) ? errorText(value, 'stack') : ''
  return isErrorLike(value) && stack
    ? { name: errorText(value, 'name'), message, stack }
    : { name: type, message }
}

/** Vitest has no name for its listeners. They are told by their own code, which is the same in 4.1 and 5. */
function isVitests(event: ErrorEvent, listener: ErrorListener): boolean {
  return listener.name === event && /\bcatchError\(/.test(Function.prototype.toString.call(listener))
}

/** The tasks whose work has an owner. */
export const ownedTasks = shared('owned-tasks', () => new WeakSet<object>())
