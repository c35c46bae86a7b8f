import { LeftListenerError } from '../errors/index.ts'
import { shared, showValue } from '../internal/index.ts'
import { currentOwner, type Owner } from '../ownership/index.ts'
import { withStackOf } from './exception-info.ts'

type Listener = (...args: unknown[]) => void

interface Added {
  readonly event: string
  readonly listener: Listener
  /** Its stack has the line that added the listener. */
  readonly place: Error
}

/** The events of `process` whose listeners decide what becomes of errors. Others are left by libraries in good faith. */
const watched = new Set<string | symbol>([
  'uncaughtException',
  'uncaughtExceptionMonitor',
  'unhandledRejection',
  'rejectionHandled',
])

const added = shared('left-listeners', () => new WeakMap<Owner, Added[]>())
/** Listeners of others that an owner took off `process`, and may put back. */
const borrowed = shared('borrowed-listeners', () => new WeakMap<Owner, Set<Listener>>())

/** For `process`'s own event `newListener`: remembers what an owner adds. */
export function onNewListener(event: string | symbol, listener: Listener): void {
  if (!watched.has(event)) return
  const owner = currentOwner()
  if (!owner || borrowed.get(owner)?.delete(listener)) return
  const own = added.get(owner) ?? []
  added.set(owner, own)
  own.push({ event: event as string, listener, place: new Error('the line that added the listener') })
}

/** For `process`'s own event `removeListener`: what an owner removes and did not add is not its own when it comes back. */
export function onRemoveListener(event: string | symbol, listener: Listener): void {
  const owner = watched.has(event) ? currentOwner() : undefined
  if (!owner || added.get(owner)?.some(own => own.listener === listener)) return
  borrowed.set(owner, (borrowed.get(owner) ?? new Set()).add(listener))
}

/** Removes the listeners that the owner added and did not remove, and fails it for each. */
export function removeLeftListeners(owner: Owner): void {
  const own = added.get(owner)
  if (!own) return
  added.delete(owner)
  for (const { event, listener, place } of own) {
    if (!process.listeners(event as 'exit').includes(listener)) continue
    process.off(event, listener)
    const error = new LeftListenerError(owner.name, event, showValue(listener))
    owner.receive(withStackOf(place, error), 'closing')
  }
}
