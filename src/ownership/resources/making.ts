// How many of our replacements are under way: what Node makes inside them is filed by them.
let depth = 0
// Whether somebody asks for it: the hook of the vm pools.
let hasWatcher = false

/** From now on it matters what our replacements make. */
export function watchMaking(): void {
  hasWatcher = true
}

export function isWatched(): boolean {
  return hasWatcher
}

export function isMaking(): boolean {
  return depth > 0
}

/** Runs an original on behalf of its replacement. */
export function making<T>(original: (...args: unknown[]) => T, args: unknown[]): T {
  depth += 1
  try {
    return original(...args)
  } finally {
    depth -= 1
  }
}
