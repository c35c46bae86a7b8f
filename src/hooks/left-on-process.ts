import { lineHere, shared } from '../internal/index.ts'
import { currentOwner, liveOwners, type Owner } from '../ownership/index.ts'
import { emitter, type ProcessListener } from './own-listeners.ts'

interface Added {
  readonly event: string
  readonly listener: ProcessListener
  /** Its stack has the line that added the listener. */
  readonly place: Error
}

/** The events of `process` whose listeners decide what becomes of errors. */
const errorEvents = [
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

/** Whether listeners of that event decide what becomes of errors. */
export function isErrorEvent(event: string): boolean {
  return errorEvents.includes(event)
}

/** For `process`'s own event `newListener`: remembers what an owner adds. */
export function onNewListener(event: string | symbol, listener: ProcessListener): void {
  if (typeof event !== 'string') return
  const owner = currentOwner()
  if (!owner) ofOwners.delete(listener)
  if (!owner || borrowed.get(owner)?.delete(listener)) return
  if (isErrorEvent(event)) ofOwners.set(listener, owner)
  const added = { event, listener, place: lineHere() }
  if (owner.closedAt !== undefined) return tellLate(owner, added)
  const all = addedByOwner.get(owner)
  if (all) all.push(added)
  else addedByOwner.set(owner, [added])
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
export function onRemoveListener(_event: string | symbol, listener: ProcessListener): void {
  const owner = currentOwner()
  if (!owner || addedByOwner.get(owner)?.some(added => added.listener === listener)) return
  borrowed.set(owner, (borrowed.get(owner) ?? new Set()).add(listener))
}

/** A listener that an owner added and did not remove. */
export interface LeftListener extends Added {
  remove(): void
}

/** What the owner added and did not remove; each is handed out once. */
export function takeLeftListeners(owner: Owner): readonly LeftListener[] {
  const added = addedByOwner.get(owner)
  if (!added) return []
  addedByOwner.delete(owner)
  return added.filter(isOn).map(withRemoval)
}

function isOn({ event, listener }: Added): boolean {
  return emitter().listeners(event).includes(listener)
}

function withRemoval(added: Added): LeftListener {
  return { ...added, remove: () => void emitter().off(added.event, added.listener) }
}

const late = shared<{ take: ((owner: Owner, left: LeftListener) => void) | undefined }>(
  'late-listeners',
  () => ({ take: undefined }),
)

/** Has `take` called with what the code of an owner adds after its verdict. */
export function onLateListener(take: (owner: Owner, left: LeftListener) => void): void {
  late.take = take
}

/** Not before it has been added. */
function tellLate(owner: Owner, added: Added): void {
  void Promise.resolve().then(() => {
    if (isOn(added)) late.take?.(owner, withRemoval(added))
  })
}
