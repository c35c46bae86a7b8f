export interface AccumulateOptions {
  operation?: (total: number, value: number) => number
  /** Comes first, as if it stood before the values. */
  initial?: number
}

/** The totals so far, after each value: Python's `itertools.accumulate`. */
export function* accumulate(values: Iterable<number>, options: AccumulateOptions = {}): Generator<number> {
  const { operation = add, initial } = options
  let total = initial
  if (total !== undefined) yield total
  for (const value of values) {
    total = total === undefined ? value : operation(total, value)
    yield total
  }
}

function add(total: number, value: number): number {
  return total + value
}
