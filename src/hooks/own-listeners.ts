import { sharedByProcess } from '../internal/index.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- each event has arguments of its own
type Listeners = Record<string, (...args: any[]) => void>

/** A listener on `process`, of any event. */
export type ProcessListener = (...args: unknown[]) => void

/** `process` as what it is here: a plain emitter. Its own typings know each event by name. */
export const emitter = (): import('node:events').EventEmitter => process

const listening = sharedByProcess('own-listeners', () => ({
  /** The library's own listeners, of every copy. */
  ours: new WeakSet<Function>(),
  /** Whether the library itself is taking listeners off and putting them back, which nobody needs to hear of. */
  isMoving: false,
}))

export function isOwnListener(listener: Function): boolean {
  return listening.ours.has(listener)
}

/**
 * Listens on `process` before everybody else: ours must hear of an error even when a user's listener ends the process.
 * Code that removes all listeners for a while, and puts them back, finds ours again, once and in their place, since the
 * errors of a test are not its own to silence. Returns what stops listening.
 */
export function listenFirst(listeners: Listeners): () => void {
  const all: Listeners = { ...listeners, newListener: added, removeListener: removed }
  for (const listener of Object.values(all)) listening.ours.add(listener)
  let isDue = false

  function added(event: string | symbol, listener: ProcessListener): void {
    if (isOwnListener(listener)) putBackSoon()
    else if (!listening.isMoving) listeners['newListener']?.(event, listener)
  }

  function removed(event: string | symbol, listener: ProcessListener): void {
    if (isOwnListener(listener)) putBackSoon()
    else if (!listening.isMoving) listeners['removeListener']?.(event, listener)
  }

  /** Not at once: `removeAllListeners` walks the list that it would change. */
  function putBackSoon(): void {
    if (listening.isMoving || isDue) return
    isDue = true
    void Promise.resolve().then(() => {
      if (isDue) whileMoving(put)
    })
  }

  function put(): void {
    take()
    for (const [event, listener] of Object.entries(all)) emitter().prependListener(event, listener)
  }

  function take(): void {
    isDue = false
    for (const [event, listener] of Object.entries(all))
      while (emitter().listeners(event).includes(listener)) emitter().off(event, listener)
  }

  whileMoving(put)
  return () => whileMoving(take)
}

/** Calls with some listeners off `process`, which then has all of them in their order again. */
export function withoutListeners(
  event: string,
  isOff: (listener: ProcessListener) => boolean,
  call: () => void,
): void {
  const all = emitter().rawListeners(event) as ProcessListener[]
  const off = all.filter(isOff)
  whileMoving(() => off.forEach(listener => emitter().off(event, listener)))
  try {
    call()
  } finally {
    whileMoving(() => {
      for (const listener of all) emitter().off(event, listener)
      for (const listener of all) emitter().on(event, listener)
    })
  }
}

function whileMoving(step: () => void): void {
  const outer = listening.isMoving
  listening.isMoving = true
  try {
    step()
  } finally {
    listening.isMoving = outer
  }
}
