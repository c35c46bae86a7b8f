import { withoutListeners, type ErrorEvent, type PassOn } from '../../hooks/index.ts'
import { errorText, isErrorLike, messageOf, shared } from '../../internal/index.ts'
import { workerState } from '../host/index.ts'

type ErrorListener = (...args: unknown[]) => void

/**
 * Hands an error without an owner to Vitest's own listener, which fails the run for it, unless anybody else listens.
 * Those hear of the error by themselves, since Node calls a copy of its list.
 */
export const passOnToVitest: PassOn = (event, value, promise) => {
  const all = process.rawListeners(event) as ErrorListener[]
  const own = all.filter(listener => isVitests(event, listener))
  for (const listener of own) listener.call(process, value, promise)
  if (all.length === 0) tellVitest(event, value)
}

/** Fails the run for what a test answers for that cannot be reached any more: nobody's listener takes it. */
export function failRunFor(error: object): void {
  const event = 'uncaughtException'
  withoutListeners(
    event,
    listener => !isVitests(event, listener),
    () => passOnToVitest(event, error),
  )
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
export function isVitests(event: ErrorEvent, listener: ErrorListener): boolean {
  return listener.name === event && /\bcatchError\(/.test(Function.prototype.toString.call(listener))
}

/** The tasks whose work has an owner. */
export const ownedTasks = shared('owned-tasks', () => new WeakSet<object>())
