/** What a function throws or a promise rejects with, boxed when it is no error, so that a test can look at all of it. */
export function thrownBy(fn: () => unknown): Error {
  try {
    fn()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

export async function rejectionOf(promise: PromiseLike<unknown>): Promise<Error> {
  try {
    await promise
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

export function messageBy(fn: () => unknown): string {
  return thrownBy(fn).message
}
