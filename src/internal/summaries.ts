import { shared } from './state.ts'

/** The errors that the library itself made to carry several. */
const summaries = shared('summaries', () => new WeakSet<object>())

/** Several errors as one that can be thrown. Reports show the errors only, since the rest is ours. */
export function summaryOf(errors: readonly unknown[], message: string): AggregateError {
  const summary = new AggregateError(errors, message)
  summaries.add(summary)
  return summary
}

export function isSummary(error: object): boolean {
  return summaries.has(error)
}
