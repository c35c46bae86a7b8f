import { shared } from '../../internal/index.ts'
import type { Scope } from './scope.ts'

/** What a wrapper knows of an error that it is about to let through. */
interface Tagged {
  readonly value: unknown
  readonly scope: Scope
  /** As `OwnedError.origin`. */
  readonly origin: string
  /** What threw. */
  readonly object: unknown
}

/** Shared, since the copy that wraps need not be the one that listens. */
const taggedErrors = shared<{ last?: Tagged | undefined }>('tagged', () => ({}))

/**
 * Calls `fn` for a wrapped callback. What it throws is thrown on, so that Node and users' listeners see it as ever;
 * Node calls the listeners of `uncaughtException` before any other code, and `takeTagged` tells them whose it was.
 */
export function callTagged<T>(from: Omit<Tagged, 'value'>, fn: () => T): T {
  try {
    return fn()
  } catch (value) {
    taggedErrors.last = { ...from, value }
    throw value
  }
}

/** The tag of the error that is being reported, if a wrapper let it through. */
export function takeTagged(value: unknown): Tagged | undefined {
  const tagged = taggedErrors.last
  taggedErrors.last = undefined
  return tagged && Object.is(tagged.value, value) ? tagged : undefined
}
