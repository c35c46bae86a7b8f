import { conforms } from './protocol.ts'

// The protocols of Python's `collections.abc`, by the members that JavaScript's own collections have.

/** Stands to the right of `instanceof`, which asks for the members. */
interface Protocol<T> {
  [Symbol.hasInstance](value: unknown): value is T
}

function protocol<T>(check: (value: unknown) => boolean): Protocol<T> {
  return { [Symbol.hasInstance]: (value): value is T => check(value) }
}

export const Sized = protocol<{ readonly size: number } | { readonly length: number }>(
  value => conforms(value, { size: 'number' }) || conforms(value, { length: 'number' }),
)

export interface Collection<T> extends Iterable<T> {
  has(value: T): boolean
}
export const Collection = protocol<Collection<unknown>>(
  value => value instanceof Sized && conforms(value, { has: 'function', [Symbol.iterator]: 'function' }),
)

export const Reversible = protocol<Iterable<unknown> & { toReversed(): Iterable<unknown> }>(value =>
  conforms(value, { toReversed: 'function', [Symbol.iterator]: 'function' }),
)

export const MutableSequence = protocol<unknown[]>(
  value => value instanceof Reversible && conforms(value, { push: 'function', splice: 'function' }),
)

export const Mapping = protocol<ReadonlyMap<unknown, unknown>>(
  value => value instanceof Collection && conforms(value, { get: 'function', keys: 'function' }),
)
