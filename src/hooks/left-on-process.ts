import { ExitCodeError, LeftListenerError } from '../errors/index.ts'
import { lineHere, shared, showValue } from '../internal/index.ts'
import { currentOwner, liveOwners, type Owner } from '../ownership/index.ts'
import { emitter, type ProcessListener } from './own-listeners.ts'
import { withStackOf } from './exception-info.ts'

interface Added {
  readonly event: string
  readonly listener: ProcessListener
  /** Its stack has the line that added the listener. */
  readonly place: Error
}

/** The events of `process` whose listeners decide what becomes of errors. Others are left by libraries in good faith. */
const watchedEvents = [
  'uncaughtException',
  'uncaughtExceptionMonitor',
  'unhandledRejection',
  'rejectionHandled',
]

const addedByOwner = shared('left-listeners', () => new WeakMap<Owner, Added[]>())
/** Listeners of others that an owner took off `process`, and may put back. */
const borrowed = shared('borrowed-listeners', () => new WeakMap<Owner, Set<ProcessListener>>())
/** Whose code has added them last, where that has an owner. */
const ofOwners = shared('owned-listeners', () => new WeakMap<ProcessListener, Owner>())

function isWatched(event: string | symbol): event is string {
  return typeof event === 'string' && watchedEvents.includes(event)
}

/** For `process`'s own event `newListener`: remembers what an owner adds. */
export function onNewListener(event: string | symbol, listener: ProcessListener): void {
  if (!isWatched(event)) return
  const owner = currentOwner()
  if (!owner) ofOwners.delete(listener)
  if (!owner || borrowed.get(owner)?.delete(listener)) return
  const added = addedByOwner.get(owner) ?? []
  addedByOwner.set(owner, added)
  ofOwners.set(listener, owner)
  added.push({ event, listener, place: lineHere() })
}

/** The test, class or file that added the listener, be it as `once` keeps it. */
export function adderOf(
  listener: ProcessListener & { readonly listener?: ProcessListener },
): Owner | undefined {
  return ofOwners.get(listener.listener ?? listener)
}

/** The test, class or file whose listener is on `process`; of several the `preferred` one, else the one that is youngest. */
export function ownerListening(event: string, preferred: Owner | undefined): Owner | undefined {
  const current = emitter().listeners(event)
  const isListening = (owner: Owner) =>
    addedByOwner.get(owner)?.some(added => added.event === event && current.includes(added.listener))
  return [...liveOwners(), ...(preferred ? [preferred] : [])].findLast(isListening)
}

/** For `process`'s own event `removeListener`: what an owner removes and did not add is not its own when it comes back. */
export function onRemoveListener(event: string | symbol, listener: ProcessListener): void {
  const owner = isWatched(event) ? currentOwner() : undefined
  if (!owner || addedByOwner.get(owner)?.some(added => added.listener === listener)) return
  borrowed.set(owner, (borrowed.get(owner) ?? new Set()).add(listener))
}

/** Removes the listeners that the owner added and did not remove, and fails it for each. */
export function removeLeftListeners(owner: Owner): void {
  const added = addedByOwner.get(owner)
  if (!added) return
  addedByOwner.delete(owner)
  for (const { event, listener, place } of added) {
    if (!emitter().listeners(event).includes(listener)) continue
    emitter().off(event, listener)
    const error = new LeftListenerError(owner.name, event, showValue(listener))
    owner.receive(withStackOf(place, error), 'closing')
  }
}

/** Fails the owner when it changed `process.exitCode`, which is put back: the run's exit status is the runner's to say. */
export function checkExitCode(owner: Owner, before: typeof process.exitCode): void {
  const { exitCode } = process
  if (exitCode === before) return
  process.exitCode = before
  const blamed = isAlone(owner) ? owner : owner.root
  blamed.receive(new ExitCodeError(blamed.name, String(exitCode), String(before)), 'closing')
}

/** Nothing tells which of several running tests assigned it; then their file answers. */
function isAlone(owner: Owner): boolean {
  if (owner.kind !== 'test') return true
  let tests = 0
  for (const live of liveOwners()) if (live.kind === 'test') tests += 1
  return tests <= 1
}
