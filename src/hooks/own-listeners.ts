// oxlint-disable-next-line typescript/no-explicit-any -- each event has arguments of its own
type Listeners = Record<string, (...args: any[]) => void>

/** `process` as what it is here: a plain emitter. Its own typings know each event by name. */
export const emitter = (): import('node:events').EventEmitter => process

/**
 * Listens on `process` before everybody else: ours must hear of an error even when a user's listener ends the process.
 * Code that removes all listeners for a while, and puts them back, finds ours again, once and in their place, since the
 * errors of a test are not its own to silence. Returns what stops listening.
 */
export function listenFirst(listeners: Listeners): () => void {
  const all: Listeners = { ...listeners, newListener: added, removeListener: removed }
  const ours = new Set(Object.values(all))
  let isMoving = false
  let isDue = false

  function added(event: string | symbol, listener: (...args: unknown[]) => void): void {
    if (ours.has(listener)) putBackSoon()
    else listeners['newListener']?.(event, listener)
  }

  function removed(event: string | symbol, listener: (...args: unknown[]) => void): void {
    if (ours.has(listener)) putBackSoon()
    else listeners['removeListener']?.(event, listener)
  }

  /** Not at once: `removeAllListeners` walks the list that it would change. */
  function putBackSoon(): void {
    if (isMoving || isDue) return
    isDue = true
    void Promise.resolve().then(() => {
      if (isDue) move(put)
    })
  }

  function move(step: () => void): void {
    isMoving = true
    isDue = false
    step()
    isMoving = false
  }

  function put(): void {
    take()
    for (const [event, listener] of Object.entries(all)) emitter().prependListener(event, listener)
  }

  function take(): void {
    for (const [event, listener] of Object.entries(all))
      while (emitter().listeners(event).includes(listener)) emitter().off(event, listener)
  }

  move(put)
  return () => move(take)
}
