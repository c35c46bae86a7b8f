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
export function comesOfEnding(error: unknown): boolean {
  return reasons.size > 0 && isOrComesOf(error, each => reasons.has(each))
}

/** Whether `isIt` says so of an error, or of what has caused it. */
export function isOrComesOf(error: unknown, isIt: (error: object) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > deepest) return false
  const cause = () => safely(() => Reflect.get(error, 'cause') as unknown, undefined)
  return isIt(error) || isOrComesOf(cause(), isIt, depth + 1)
}
