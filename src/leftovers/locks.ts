import { lineHere, realTime, shared } from '../internal/index.ts'
import { Creation, currentOwner, type Owner } from '../ownership/index.ts'
import { noChanges, type Change } from './change.ts'

interface Held {
  readonly name: string
  readonly owner: Owner | undefined
  readonly creation: Creation
}

interface LockManager {
  request(name: string, ...rest: unknown[]): Promise<unknown>
}

const locks = shared('locks', () => ({ isWatched: false, held: new Set<Held>() }))

/**
 * Notes the locks of `navigator.locks`, where there are any: Node makes them when they are first read, and it is then that
 * their `request` is replaced.
 */
export function watchLocks(): void {
  if (locks.isWatched) return
  locks.isWatched = true
  onFirstRead(globalThis, 'navigator', navigator =>
    onFirstRead(Object.getPrototypeOf(navigator) as object, 'locks', manager =>
      watchRequests(Object.getPrototypeOf(manager) as LockManager),
    ),
  )
}

/** Has `then` called with what a getter gives, when it is first read. */
function onFirstRead(holder: object, name: string, then: (value: object) => void): void {
  const descriptor = Object.getOwnPropertyDescriptor(holder, name)
  const get = descriptor?.get
  if (!get || !descriptor.configurable) return
  let isRead = false
  Object.defineProperty(holder, name, {
    ...descriptor,
    get(this: unknown) {
      const value: unknown = get.call(this)
      if (!isRead && typeof value === 'object' && value !== null) {
        isRead = true
        then(value)
      }
      return value
    },
  })
}

function watchRequests(prototype: LockManager): void {
  const { request } = prototype
  prototype.request = function (name, ...rest) {
    const callback = rest.pop()
    if (typeof callback !== 'function') return request.call(this, name, ...rest, callback)
    const held = { name, owner: currentOwner(), creation: new Creation(lineHere()) }
    return request.call(this, name, ...rest, (lock: unknown) => whileHeld(held, lock, callback))
  }
}

/** @param lock `null` where it was to be had at once and was not */
async function whileHeld(held: Held, lock: unknown, callback: Function): Promise<unknown> {
  if (lock !== null) locks.held.add(held)
  try {
    return await (callback(lock) as unknown)
  } finally {
    locks.held.delete(held)
  }
}

/** The locks that an owner holds. */
export function locksHeldBy(owner: Owner): readonly Change[] {
  if (locks.held.size === 0) return noChanges
  return [...locks.held].filter(held => held.owner === owner).map(held => changeOfLock(held))
}

function changeOfLock(held: Held): Change {
  const { name, owner, creation } = held
  return {
    kind: 'lock',
    name,
    change: 'still held',
    verb: 'Release it',
    remedy: 'release()',
    owner,
    stack: () => creation.stack,
    putBack: () => steal(held),
  }
}

/** Takes it away from who holds it, which the platform has a way for, and releases it. */
async function steal(held: Held): Promise<void> {
  locks.held.delete(held)
  const end = held.owner?.beginEnding()
  const { locks: manager } = navigator as unknown as { locks: LockManager }
  await manager.request(held.name, { steal: true }, () => undefined)
  // Who waited for it hears of it in the next turn.
  await new Promise<void>(resolve => void realTime.setImmediate(resolve))
  end?.()
}
