import { shared } from './state.ts'

/** The errors that the library itself made to carry several. */
const madeHere = shared('error-carriers', () => new WeakSet<object>())

/** Several errors as one that can be thrown. Reports show the errors only, since the rest is ours. */
export function carrierOf(errors: readonly unknown[], message: string): AggregateError {
  const carrier = new AggregateError(errors, message)
  madeHere.add(carrier)
  return carrier
}

export function isCarrier(error: object): boolean {
  return madeHere.has(error)
}
