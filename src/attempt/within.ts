import { realTime } from '../internal/index.ts'

export interface Limit {
  /** What the wait rejects with when the time is over. */
  error(): Error
  /** Takes what the promise rejects with after that. */
  late(error: unknown): void
}

/** Waits for `promise`, at most `ms` milliseconds of real time. */
export function within(promise: PromiseLike<unknown>, ms: number, limit: Limit): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let isOver = false
    const timer = realTime.setTimeout(() => {
      isOver = true
      reject(limit.error())
    }, ms) as NodeJS.Timeout | number
    // It wakes nobody: who asks what keeps the process alive means others. Browsers have a number.
    if (typeof timer === 'object') timer.unref()
    promise.then(
      value => {
        realTime.clearTimeout(timer)
        resolve(value)
      },
      (error: unknown) => {
        realTime.clearTimeout(timer)
        if (isOver) limit.late(error)
        else reject(error)
      },
    )
  })
}
