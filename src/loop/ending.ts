import type { CancelledError } from '../errors/index.ts'

/** How a future ended. */
export type Ending<T> =
  | { readonly kind: 'result'; readonly value: T }
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'cancelled'; readonly error: CancelledError }

/** What is there, unless a cancellation came first. */
export function resultUnless<T>(cancellation: CancelledError | undefined, value: T): Ending<T> {
  return cancellation ? { kind: 'cancelled', error: cancellation } : { kind: 'result', value }
}

/** The result, or in its place the exception or cancellation. */
export function valueOrError(ending: Ending<unknown> | undefined): unknown {
  return ending?.kind === 'result' ? ending.value : ending?.error
}

/** Settles a promise with it. */
export function settle<T>(
  ending: Ending<T>,
  resolve: (value: T) => void,
  reject: (reason: unknown) => void,
): void {
  if (ending.kind === 'result') resolve(ending.value)
  else reject(ending.error)
}
