import { safely, shared } from '../../internal/index.ts'

/** What the endings by force that are under way give as their reason. */
const reasons = shared('endings', () => new Set<unknown>())
const deepest = 4

/** Something is about to be ended with that reason: until the function that is returned is called. */
export function noteEnding(reason: Error): () => void {
  reasons.add(reason)
  return () => void reasons.delete(reason)
}

/**
 * Whether an error is the reason of an ending that is under way, or comes of it. The report of the leak has told of it:
 * whoever else had in use what was ended (a later test, on a connection of an agent) has done no wrong.
 */
export function comesOfEnding(error: unknown, depth = 0): boolean {
  if (reasons.size === 0 || depth > deepest) return false
  if (typeof error !== 'object' || error === null) return false
  return (
    reasons.has(error) ||
    comesOfEnding(
      safely(() => Reflect.get(error, 'cause') as unknown, undefined),
      depth + 1,
    )
  )
}
