import type { LazyPlace } from '../internal/index.ts'

interface AwaitLines {
  /** The line at which the running code has begun to await what it hands its `then` to now. */
  take: (() => LazyPlace | undefined) | undefined
}

// state of this copy: set by what its own clocks load
/** Set while somebody wants to know where async functions wait: taking the lines costs each await a few microseconds. */
export const awaitLines: AwaitLines = { take: undefined }
