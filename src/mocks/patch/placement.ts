import { shared } from '../../internal/index.ts'

type Listener = (key: PropertyKey) => () => void

const listeners = shared('patch.placement', () => new WeakMap<object, Listener>())

/** Tells a replacement under which name it is placed, and, by the function that `listener` returns, when it is no more. */
export function whenPlaced(replacement: object, listener: Listener): void {
  listeners.set(replacement, listener)
}

export function announcePlacement(replacement: unknown, key: PropertyKey): (() => void) | undefined {
  const isObject =
    (typeof replacement === 'object' && replacement !== null) || typeof replacement === 'function'
  return isObject ? listeners.get(replacement)?.(key) : undefined
}
