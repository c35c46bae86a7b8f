/** What a call throws, as `Name: message`. */
export function failureOf(body: () => unknown): string {
  try {
    body()
  } catch (error) {
    return String(error)
  }
  throw new Error('nothing was thrown')
}

/** What a promise rejects with, as `Name: message`. */
export async function rejectionOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing was thrown',
    (error: unknown) => String(error),
  )
}
