import type { Scope } from '../ownership/index.ts'

/** What a wrapper knows of an error that it is about to let through. */
export interface Thrown {
  readonly value: unknown
  readonly scope: Scope
  readonly origin: string
  readonly object: unknown
}

let last: Thrown | undefined

/**
 * Calls `fn` for a wrapped callback. What it throws is thrown on, so that Node and users' listeners see it as ever;
 * Node calls the listeners of `uncaughtException` before any other code, and `takeThrown` tells them whose it was.
 */
export function callTagged<T>(from: Omit<Thrown, 'value'>, fn: () => T): T {
  try {
    return fn()
  } catch (value) {
    last = { ...from, value }
    throw value
  }
}

/** The tag of the error that is being reported, if a wrapper let it through. */
export function takeThrown(value: unknown): Thrown | undefined {
  const thrown = last
  last = undefined
  return thrown && Object.is(thrown.value, value) ? thrown : undefined
}
