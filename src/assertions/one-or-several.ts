import { showValue } from '../internal/index.ts'

/** An argument that may be one thing or a list of them, as a list: every item is one, and there is at least one. */
export function oneOrSeveral<T>(
  given: unknown,
  isOne: (item: unknown) => item is T,
  refused: (shown: string) => Error,
): readonly T[] {
  const items: readonly unknown[] = Array.isArray(given) ? given : [given]
  if (items.length === 0) throw refused('[]')
  if (items.every(isOne)) return items
  throw refused(showValue(items.find(item => !isOne(item))))
}
