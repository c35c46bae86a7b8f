/** Whether the value is a promise of the language, of this realm or another. Only those are watched: `then` of a lazy query would start it. */
function isLanguagePromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise || Object.prototype.toString.call(value) === '[object Promise]'
}

/**
 * What to cache for a computed value. A promise comes back as one that calls `forget` before it rejects. It is a new
 * promise, so that a rejection which nobody handles is still reported: watching the given one would count as handling.
 */
export function forgettingRejection(value: unknown, forget: () => void): unknown {
  if (!isLanguagePromise(value)) return value
  return value.then(undefined, (error: unknown) => {
    forget()
    throw error
  })
}
