// state of this copy: one copy in a process tracks, and only its stand-ins and its hook of the vm pools ask.
/** How many stand-ins are at work: what Node makes inside them is filed by them. */
let depth = 0
// state of this copy: as above
let hasWatcher = false

/** From now on it matters what Node makes inside the stand-ins of timers: there is a hook that sees it. */
export function watchInside(): void {
  hasWatcher = true
}

/** Whether there is such a hook. */
export function isInsideWatched(): boolean {
  return hasWatcher
}

export function isInsideStandIn(): boolean {
  return depth > 0
}

/** Runs an original on behalf of its stand-in. */
export function insideStandIn<T>(original: (...args: unknown[]) => T, args: readonly unknown[]): T {
  depth += 1
  try {
    return original(...args)
  } finally {
    depth -= 1
  }
}
