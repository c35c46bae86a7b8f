/** What `for … of` asks for, from a configured return value: an iterable gives a fresh iterator at every call. */
export function asIterator(value: unknown): unknown {
  if (
    typeof value === 'string' ||
    (typeof value === 'object' && value !== null) ||
    typeof value === 'function'
  ) {
    const make: unknown = Reflect.get(Object(value) as object, Symbol.iterator)
    if (typeof make === 'function') return Reflect.apply(make, value, [])
  }
  return value
}

/** What `for await … of` asks for, from a configured return value: an async iterable, or an iterable whose items are awaited. */
export function asAsyncIterator(value: unknown): unknown {
  if (typeof value !== 'object' && typeof value !== 'function') return value
  const make: unknown = value === null ? undefined : Reflect.get(value, Symbol.asyncIterator)
  if (typeof make === 'function') return Reflect.apply(make, value, [])
  const iterator = asIterator(value) as Partial<Iterator<unknown>> | null
  return iterator === value && typeof iterator?.next !== 'function'
    ? value
    : iterateLater(iterator as Iterator<unknown>)
}

async function* iterateLater(iterator: Iterator<unknown>): AsyncGenerator {
  for (let step = iterator.next(); step.done !== true; step = iterator.next()) yield await step.value
}
