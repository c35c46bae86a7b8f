import type { NativeTimer } from '../../../ownership/index.ts'

/**
 * Has `ended` called when a timer is over. Whatever ends one (`clearTimeout` with the timer or its number, `close()`,
 * `using`, its last firing), Node notes it in a property of the timer, which says so here when it is written.
 */
export function watchEnd(timer: NativeTimer, ended: () => void): void {
  // Of an immediate `_destroyed` is true before it runs; its callback is taken away when it has run, or is cleared.
  const isImmediate = timer._idleTimeout === undefined
  const key = isImmediate ? '_onImmediate' : '_destroyed'
  const isEnd = (value: unknown) => (isImmediate ? typeof value !== 'function' : value === true)
  let value: unknown = Reflect.get(timer, key)
  Object.defineProperty(timer, key, {
    configurable: true,
    enumerable: true,
    get: () => value,
    set(next: unknown) {
      const hasEnded = isEnd(next) && !isEnd(value)
      value = next
      if (hasEnded) ended()
    },
  })
}
